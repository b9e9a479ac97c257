using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages;

/// <summary>What people read instead of a bare status code.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class StatusModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int code) => Fill(code);

    public void OnPost(int code) => Fill(code);

    private void Fill(int code) => (Title, Sentence) = code switch
    {
        404 => ("This is not here", "There is no such page, patient or assessment; the address may be mistyped, or it is somebody else's."),
        403 => ("Not for your role", "This is for another role. If you should have it, ask the clinic's administrator."),
        400 => ("This form is too old", "The page was open for too long or was sent twice. Go back, reload it and send it again; a draft is kept."),
        _ => ("Something went wrong", "It is our fault and was noted. What was saved is safe. Try again."),
    };
}
