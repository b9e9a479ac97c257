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
    private const int LongestNote = 60;
    private const int DayAndComma = 15;
    private const int LineOfBlank = 46;
    private const int LineOfFilled = 50;

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
        Density = longer > 150 ? "dense-3" : longer > 120 ? "dense-2" : longer > 100 ? "dense-1" : longer > 78 ? "dense-0" : "roomy";
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
        var head = item.Item.Title.Length + ChecklistWords.Status(item, Workup.Today).Length + (item.Current is { } entry ? entry.AuthorName.Length + DayAndComma : 0);
        var facts = item.Facts.Where(IsAnswered).Sum(f => f.Fact.Label.Length + ChecklistWords.Value(f, Words).Length + DayAndComma) + (item.LastDay is null ? 0 : DayAndComma * 2);
        return Full(head) + Full(facts) + (item.Current is { Note.Length: > 0 } noted ? Full(Note(noted).Length + DayAndComma) : 0);
    }

    private static int Full(int characters) => (characters + LineOfFilled - 1) / LineOfFilled;

    private static int BlankText(Fact fact) => fact.Label.Length + fact.Words.Sum(w => Form.Words.Of(fact, w).Length + 4) + 10;
}
