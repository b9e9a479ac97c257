using System.ComponentModel.DataAnnotations;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

/// <summary>The first administrator of a new installation, by the one-time token printed at start.</summary>
[AllowAnonymous]
public sealed class FirstModel(FirstStart first) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the token that was printed at start")]
    public string Token { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your full name"), StringLength(200)]
    public string FullName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your e-mail address"), EmailAddress(ErrorMessage = "Enter an e-mail address such as name@example.org")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a password of at least 12 characters")]
    public string Password { get; set; } = "";

    public IActionResult OnGet() => first.IsOpen ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!first.IsOpen) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await first.CreateAdministratorAsync(Token.Trim(), Email.Trim(), FullName.Trim(), Password);
        if (result is null) ModelState.AddModelError(nameof(Token), "This is not the token that was printed at start");
        foreach (var error in result?.Errors ?? []) ModelState.AddModelError(nameof(Password), error.Description);
        return result is { Succeeded: true } ? RedirectToPage("/Account/SignIn") : Page();
    }
}
