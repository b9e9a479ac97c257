using System.Security.Claims;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

public sealed class SignOutModel(SignInManager<ClinicUser> signIn, ClinicDb db) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        db.Note("signed-out", nameof(ClinicUser), User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
        await db.SaveChangesAsync();
        await signIn.SignOutAsync();
        return LocalRedirect("/account/sign-in");
    }
}
