using System.Security.Claims;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Account;

/// <summary>What somebody sent after the session had ended, back as a form: they look at it and send it again, or throw it away.</summary>
[ResponseCache(NoStore = true)]
public sealed class KeptModel(KeptForms kept, GuidanceRelease release) : PageModel
{
    public IReadOnlyList<(KeptForm Kept, SentForm Sent)> Forms { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Onward => Where.After(ReturnUrl, Url);

    private string Account => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync() => Forms = await kept.WaitingAsync(Account);

    /// <summary>Sends the same fields on to where they were meant for.</summary>
    public async Task<IActionResult> OnPostSendAsync([FromQuery(Name = "kept")] Guid id) =>
        await kept.SendAgainAsync(Account, id) is { } address && Url.IsLocalUrl(address) ? LocalRedirectPreserveMethod(address) : NotFound();

    public async Task<IActionResult> OnPostDiscardAsync([FromQuery(Name = "kept")] Guid id)
    {
        await kept.DiscardAsync(Account, id);
        return RedirectToPage(new { ReturnUrl });
    }

    /// <summary>What people typed, by the words of the form; what the page itself put in is left out.</summary>
    public IEnumerable<(string Label, string Text)> Typed(SentForm form) => form.Fields
        .Where(f => f.Value.Length > 0 && !Guid.TryParse(f.Value, out _) && f.Key is not ("Version" or "do"))
        .Select(f => (release.VisitFacts.TryGet(f.Key, out var fact) ? fact.Label : f.Key.Replace("Form.", "", StringComparison.Ordinal), f.Value));
}
