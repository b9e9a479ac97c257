using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Security;

/// <summary>Makes an account and its role in one save: a program that stops leaves nobody without a role.</summary>
internal static class NewAccount
{
    public static async Task<IdentityResult> CreateAsync(UserManager<ClinicUser> users, ClinicDb db, ClinicUser user, string role, string? password = null)
    {
        var membership = new IdentityUserRole<string> { UserId = user.Id, RoleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync() };
        db.UserRoles.Add(membership);
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!result.Succeeded) db.Entry(membership).State = EntityState.Detached;
        return result;
    }
}
