using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Security;

/// <summary>Makes accounts and changes their roles in one save each: whatever breaks off in between, no account is ever without a role.</summary>
internal static class Accounts
{
    /// <summary>A new account in its role, without a password where somebody else will choose it.</summary>
    public static async Task<IdentityResult> CreateAsync(ClinicDb db, UserManager<ClinicUser> users, ClinicUser user, string role, string? password = null)
    {
        var place = db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = await IdOfAsync(db, role) });
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!result.Succeeded) place.State = EntityState.Detached;
        return result;
    }

    /// <summary>Another role, and the end of every session that had the old one.</summary>
    public static async Task<IdentityResult> ChangeRoleAsync(ClinicDb db, UserManager<ClinicUser> users, ClinicUser user, string role)
    {
        var id = await IdOfAsync(db, role);
        var places = await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync();
        db.UserRoles.RemoveRange(places.Where(r => r.RoleId != id));
        if (!places.Exists(r => r.RoleId == id)) db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = id });
        db.Note($"role {role}", nameof(ClinicUser), user.Id);
        return await users.UpdateSecurityStampAsync(user);
    }

    private static Task<string> IdOfAsync(ClinicDb db, string role) => db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync();
}
