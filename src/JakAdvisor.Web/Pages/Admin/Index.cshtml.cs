using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Admin;

/// <summary>Who works here: invite, disable, enable, change the role. Nobody locks the last administrator out.</summary>
public sealed class IndexModel(ClinicDb db, UserManager<ClinicUser> users, CurrentUser me) : PageModel
{
    public sealed record Row(string Id, string FullName, string Email, string Role, bool Disabled, bool HasPassword);

    [BindProperty, Required(ErrorMessage = "Enter the person's full name"), StringLength(200)]
    public string FullName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter the person's e-mail address"), EmailAddress(ErrorMessage = "Enter an e-mail address such as name@example.org")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a role")]
    public string Role { get; set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The link to hand over; shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostInviteAsync()
    {
        if (!string.IsNullOrEmpty(Role) && !Roles.All.Contains(Role, StringComparer.Ordinal)) ModelState.AddModelError(nameof(Role), $"Choose one of {string.Join(", ", Roles.All)}");
        if (ModelState.IsValid)
        {
            var user = new ClinicUser { UserName = Email.Trim(), Email = Email.Trim(), FullName = FullName.Trim(), CreatedAt = me.Now };
            var result = await NewAccount.CreateAsync(users, db, user, Role);
            foreach (var error in result.Errors.DistinctBy(e => e.Code.Contains("Duplicate", StringComparison.Ordinal)))
                ModelState.AddModelError(nameof(Email), error.Code.StartsWith("Duplicate", StringComparison.Ordinal) ? "This e-mail address already has an account" : error.Description);
            if (result.Succeeded)
            {
                await InviteAsync(user);
                Done = $"{user.FullName} is invited. Hand over this link; it works once and for one day.";
                return RedirectToPage();
            }
        }
        await FillAsync();
        return Page();
    }

    public Task<IActionResult> OnPostLinkAsync(string id) => ChangeAsync(id, async user =>
    {
        await InviteAsync(user);
        return $"A new link for {user.FullName}; it works once and for one day.";
    });

    public Task<IActionResult> OnPostDisableAsync(string id) => ChangeAsync(id, async user =>
    {
        if (await IsLastAdministratorAsync(user)) return null;
        user.Disabled = true;
        await users.UpdateAsync(user);
        await users.UpdateSecurityStampAsync(user);
        return $"{user.FullName} can no longer sign in.";
    });

    public Task<IActionResult> OnPostEnableAsync(string id) => ChangeAsync(id, async user =>
    {
        user.Disabled = false;
        await users.UpdateAsync(user);
        return $"{user.FullName} can sign in again.";
    });

    public Task<IActionResult> OnPostRoleAsync(string id, string role) => ChangeAsync(id, async user =>
    {
        if (!Roles.All.Contains(role, StringComparer.Ordinal) || (role != Roles.Administrator && await IsLastAdministratorAsync(user))) return null;
        await RoleChange.SaveAsync(db, users, user, role);
        return $"{user.FullName} is now {role}.";
    });

    private async Task<IActionResult> ChangeAsync(string id, Func<ClinicUser, Task<string?>> change)
    {
        ModelState.Clear();
        if (await users.FindByIdAsync(id) is not { } user) return NotFound();
        Done = await change(user);
        if (Done is not null) return RedirectToPage();
        ModelState.AddModelError("", "One administrator must remain who can sign in");
        await FillAsync();
        return Page();
    }

    private async Task InviteAsync(ClinicUser user)
    {
        var token = await users.GeneratePasswordResetTokenAsync(user);
        Link = Url.PageLink("/Account/Invitation", values: new { user.Id, Token = token });
        db.Note("invited", nameof(ClinicUser), user.Id);
        await db.SaveChangesAsync();
    }

    private async Task<bool> IsLastAdministratorAsync(ClinicUser user)
    {
        var administrators = (await users.GetUsersInRoleAsync(Roles.Administrator)).Where(u => !u.Disabled).ToList();
        return administrators.Count == 1 && administrators[0].Id == user.Id;
    }

    private async Task FillAsync()
    {
        var roles = await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync();
        var all = await db.Users.OrderBy(u => u.FullName).ToListAsync();
        Rows = [.. all.Select(u => new Row(u.Id, u.FullName, u.Email ?? "", roles.FirstOrDefault(r => r.UserId == u.Id)?.Name ?? "", u.Disabled, u.PasswordHash is not null))];
    }
}
