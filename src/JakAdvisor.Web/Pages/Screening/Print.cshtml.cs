using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>The checklist on two sheets of paper, blank or filled in. The sheets are made here, so that identity and page number stand on both.</summary>
[ResponseCache(NoStore = true)]
internal sealed class PrintModel(ClinicDb db, Workups workups, GuidanceRelease release) : PageModel
{
    private const int LongestNote = 90;
    private const int LineOfBlank = 46;
    private const int LineOfFilled = 58;

    public Workup Workup { get; private set; } = null!;

    public Wording Words { get; } = new(release);

    public string Release => release.Name;

    [BindProperty(SupportsGet = true, Name = "blank")]
    public bool Blank { get; set; }

    /// <summary>The sections of each sheet, about as long one as the other.</summary>
    public IReadOnlyList<IReadOnlyList<IGrouping<string, ItemStanding>>> Sheets { get; private set; } = [];

    /// <summary>How small the letters must be for all of it to fit.</summary>
    public string Density { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid patient)
    {
        if (await workups.FindAsync(patient) is not { } workup) return NotFound();
        Workup = workup;
        var sections = workup.Items.GroupBy(i => i.Item.Section).ToList();
        var lengths = sections.ConvertAll(s => 2 + s.Sum(Lines));
        var (half, so, cut) = (lengths.Sum() / 2, 0, 0);
        while (cut < sections.Count - 1 && so + (lengths[cut] / 2) <= half) so += lengths[cut++];
        Sheets = [sections[..cut], sections[cut..]];
        var longer = Math.Max(so, lengths.Sum() - so);
        Density = longer > 190 ? "dense-3" : longer > 160 ? "dense-2" : longer > 128 ? "dense-1" : longer > 100 ? "dense-0" : "roomy";
        db.Note(Blank ? "printed-blank" : "printed", nameof(ScreeningEntry), patient.ToString(), patient);
        await db.SaveChangesAsync();
        return Page();
    }

    public static string Note(ScreeningEntry entry) => entry.Note.Length <= LongestNote ? entry.Note : entry.Note[..LongestNote] + "…";

    public static bool IsAnswered(FactStanding fact) => fact.State != FactState.NotAsked;

    private int Lines(ItemStanding item)
    {
        if (item.Standing == Standing.NotApplicable) return Blank ? 0 : 1;
        if (Blank) return 1 + item.Facts.Sum(f => Math.Max(f.Fact.Type == FactType.List ? 3 : 1, (BlankText(f.Fact) / LineOfBlank) + 1));
        var text = item.Facts.Where(IsAnswered).Sum(f => f.Fact.Label.Length + ChecklistWords.Value(f, Words).Length + 14) + (item.Current is { } entry ? Note(entry).Length + 50 : 0);
        return 1 + ((text + LineOfFilled - 1) / LineOfFilled);
    }

    private static int BlankText(Fact fact) => fact.Label.Length + fact.Words.Sum(w => Form.Words.Of(fact, w).Length + 4) + 10;
}
