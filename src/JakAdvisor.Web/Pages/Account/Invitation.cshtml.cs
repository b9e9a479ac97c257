using System.ComponentModel.DataAnnotations;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

/// <summary>The invited person chooses a password by the link the administrator handed over. The link works once and for one day.</summary>
[AllowAnonymous]
public sealed class InvitationModel(UserManager<ClinicUser> users, ClinicDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a password of at least 12 characters")]
    public string Password { get; set; } = "";

    public string? FullName { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } user) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await users.ResetPasswordAsync(user, Token, Password);
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError(nameof(Password), error.Code == "InvalidToken" ? "This link was used or is older than a day; ask the administrator for a new one" : error.Description);
        }
        if (!result.Succeeded) return Page();
        db.Note("chose-password", nameof(ClinicUser), user.Id);
        await db.SaveChangesAsync();
        return RedirectToPage("/Account/SignIn");
    }

    private async Task<ClinicUser?> FindAsync()
    {
        var user = string.IsNullOrEmpty(Id) ? null : await users.FindByIdAsync(Id);
        FullName = user?.FullName;
        return user is { Disabled: false } && !string.IsNullOrEmpty(Token) ? user : null;
    }
}
