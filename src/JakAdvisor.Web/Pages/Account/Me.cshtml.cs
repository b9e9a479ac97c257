using System.ComponentModel.DataAnnotations;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

/// <summary>One's own password and authenticator.</summary>
[Authorize]
public sealed class MeModel(UserManager<ClinicUser> users, SignInManager<ClinicUser> signIn, IUserStore<ClinicUser> store) : PageModel
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string FullName { get; private set; } = "";

    public bool HasAuthenticator { get; private set; }

    public string Key { get; private set; } = "";

    [TempData]
    public string? Done { get; set; }

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var user = await FillAsync();
        if (string.IsNullOrEmpty(CurrentPassword)) ModelState.AddModelError(nameof(CurrentPassword), "Enter the password you have now");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Choose a password of at least 12 characters");
        if (string.IsNullOrEmpty(CurrentPassword) || string.IsNullOrEmpty(Password)) return Page();
        var result = await users.ChangePasswordAsync(user, CurrentPassword, Password);
        foreach (var error in result.Errors)
        {
            var wrong = error.Code == "PasswordMismatch";
            ModelState.AddModelError(wrong ? nameof(CurrentPassword) : nameof(Password), wrong ? "This is not the password you have now" : error.Description);
        }
        return await FinishAsync(result.Succeeded, user, "Your password is changed.");
    }

    public async Task<IActionResult> OnPostAuthenticatorAsync()
    {
        var user = await FillAsync();
        var right = await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, (Code ?? "").Replace(" ", "", StringComparison.Ordinal));
        if (!right) ModelState.AddModelError(nameof(Code), "This code is not right; enter the 6 digits the authenticator shows now");
        else await users.SetTwoFactorEnabledAsync(user, true);
        return await FinishAsync(right, user, "From now on you sign in with a code too.");
    }

    public async Task<IActionResult> OnPostNoAuthenticatorAsync()
    {
        var user = await FillAsync();
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        return await FinishAsync(true, user, "You sign in without a code again.");
    }

    private async Task<IActionResult> FinishAsync(bool succeeded, ClinicUser user, string done)
    {
        if (!succeeded) return Page();
        await signIn.RefreshSignInAsync(user);
        Done = done;
        return RedirectToPage();
    }

    // Not by resetting it, which would end every session: nothing is protected by this key yet.
    private async Task MakeKeyAsync(ClinicUser user)
    {
        await ((IUserAuthenticatorKeyStore<ClinicUser>)store).SetAuthenticatorKeyAsync(user, users.GenerateNewAuthenticatorKey(), HttpContext.RequestAborted);
        await users.UpdateAsync(user);
    }

    private async Task<ClinicUser> FillAsync()
    {
        var user = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The signed-in account is gone");
        FullName = user.FullName;
        HasAuthenticator = user.TwoFactorEnabled;
        if (!HasAuthenticator)
        {
            if (await users.GetAuthenticatorKeyAsync(user) is null) await MakeKeyAsync(user);
            Key = string.Join(' ', (await users.GetAuthenticatorKeyAsync(user))!.Chunk(4).Select(c => new string(c)));
        }
        return user;
    }
}
