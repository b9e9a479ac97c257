using System.ComponentModel.DataAnnotations;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

/// <summary>The second step for people who use an authenticator.</summary>
[AllowAnonymous]
public sealed class AuthenticatorModel(SignInManager<ClinicUser> signIn, ClinicDb db, KeptForms kept) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the 6 digits your authenticator shows")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null) return RedirectToPage("/Account/SignIn", new { ReturnUrl });
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(Code.Replace(" ", "", StringComparison.Ordinal), isPersistent: false, rememberClient: false);
        db.Note(result.Succeeded ? "signed-in" : "sign-in-failed", nameof(ClinicUser), user.Id);
        await db.SaveChangesAsync();
        if (result.Succeeded) return LocalRedirect(await Where.AfterSignInAsync(ReturnUrl, Url, kept, user.Id));
        ModelState.AddModelError(nameof(Code), result.IsLockedOut ? "Too many wrong codes: this account is closed for 15 minutes" : "This code is not right; enter the 6 digits shown now");
        return Page();
    }
}
