using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages;

/// <summary>Everybody starts where their work is.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(
        User.IsInRole(Roles.Gastroenterologist) || User.IsInRole(Roles.Nurse) ? "/worklist" : User.IsInRole(Roles.Administrator) ? "/admin" : "/check");
}
