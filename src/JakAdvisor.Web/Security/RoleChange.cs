using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Security;

/// <summary>Another role for an account, and the end of every session that had the old one, in one save: no account is ever between two roles.</summary>
internal static class RoleChange
{
    public static async Task<IdentityResult> SaveAsync(ClinicDb db, UserManager<ClinicUser> users, ClinicUser user, string role)
    {
        var id = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync();
        var places = await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync();
        db.UserRoles.RemoveRange(places.Where(r => r.RoleId != id));
        if (!places.Exists(r => r.RoleId == id)) db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = id });
        db.Note($"role {role}", nameof(ClinicUser), user.Id);
        return await users.UpdateSecurityStampAsync(user);
    }
}
