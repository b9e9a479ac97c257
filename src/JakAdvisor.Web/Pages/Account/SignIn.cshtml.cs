using System.ComponentModel.DataAnnotations;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignInModel(SignInManager<ClinicUser> signIn, UserManager<ClinicUser> users, ClinicDb db, KeptForms kept, IWebHostEnvironment environment) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your e-mail address")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<(string Email, string Name, string Role)> DemoAccounts => environment.IsDevelopment() ? FirstStart.DevelopmentAccounts : [];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        var user = await users.FindByEmailAsync(Email.Trim());
        if (user is null || user.Disabled)
        {
            await NoteAsync("sign-in-failed", user?.Id ?? "unknown account");
            return Refuse("The e-mail address or the password is wrong");
        }
        var result = await signIn.PasswordSignInAsync(user, Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return RedirectToPage("/Account/Authenticator", new { ReturnUrl });
        await NoteAsync(result.Succeeded ? "signed-in" : result.IsLockedOut ? "locked-out" : "sign-in-failed", user.Id);
        if (result.IsLockedOut) return Refuse("Too many wrong passwords: this account is closed for 15 minutes");
        if (!result.Succeeded) return Refuse("The e-mail address or the password is wrong");
        return LocalRedirect(await Where.AfterSignInAsync(ReturnUrl, Url, kept, user.Id));
    }

    private async Task NoteAsync(string action, string account)
    {
        db.Note(action, nameof(ClinicUser), account);
        await db.SaveChangesAsync();
    }

    private PageResult Refuse(string message)
    {
        ModelState.AddModelError(nameof(Password), message);
        return Page();
    }
}

internal static class Where
{
    /// <summary>Back to where the person was, never to another site.</summary>
    public static string After(string? returnUrl, IUrlHelper url) => url.IsLocalUrl(returnUrl) ? returnUrl! : "/";

    /// <summary>To what was sent after the session had ended and waits; else back to where the person was.</summary>
    public static async Task<string> AfterSignInAsync(string? returnUrl, IUrlHelper url, KeptForms kept, string account) =>
        await kept.AnyAsync(account) ? url.Page("/Account/Kept", new { ReturnUrl = After(returnUrl, url) })! : After(returnUrl, url);
}
