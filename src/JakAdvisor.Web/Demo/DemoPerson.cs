using System.Globalization;

namespace JakAdvisor.Web.Demo;

/// <summary>
/// One invented person of the demonstration cohort: who, which disease and drug, and how it went. All of it follows from the number, so that the same clinic
/// comes out everywhere; who is counted where can be told from these few rules.
/// </summary>
internal sealed class DemoPerson
{
    public const int People = 72;
    private const int RecentFrom = 67;

    private static readonly string[] Men = ["Adam", "Bruno", "Carl", "Daniel", "Emil", "Felix", "Georg", "Hugo", "Ivan"];
    private static readonly string[] Women = ["Anna", "Berta", "Clara", "Dana", "Eva", "Frieda", "Greta", "Helene", "Irma"];
    private static readonly string[] Trees = ["Alder", "Ash", "Beech", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Linden", "Maple", "Oak", "Pine", "Rowan", "Willow"];

    public DemoPerson(int number)
    {
        Number = number;
        Chance = new Chance(number);
        AgeInDays = Chance.Between(19 * 365, 58 * 365);
        // One in two responds well, one in three in part, the others hardly.
        Left = Chance.Between(1, 20) switch { <= 10 => Chance.Between(3, 30), <= 16 => Chance.Between(45, 70), _ => Chance.Between(85, 110) };
    }

    public int Number { get; }

    /// <summary>What is left to chance, in the order in which it is asked.</summary>
    public Chance Chance { get; }

    public int AgeInDays { get; }

    /// <summary>What is left of the inflammation at week 12, in per cent.</summary>
    public int Left { get; }

    public string RecordNumber => string.Create(CultureInfo.InvariantCulture, $"C-{2000 + Number}");

    public string Sex => Number % 5 < 2 ? "female" : "male";

    public string Name => $"{(Sex == "female" ? Women : Men)[Number % Men.Length]} Demo-{Trees[Number % Trees.Length]}";

    public bool Colitis => Number % 9 is 0 or 5;

    public string Drug => Number % 9 == 0 ? "tofacitinib" : "upadacitinib";

    public string Induction => Number % 9 == 0 ? "10 mg twice daily" : "45 mg once daily";

    public string Maintenance => Number % 9 == 0 ? "5 mg twice daily" : "15 mg once daily";

    /// <summary>The visit at which induction ends.</summary>
    public int InductionWeeks => Colitis ? 8 : 12;

    /// <summary>The last few started too recently to be counted at week 12.</summary>
    public int StartedDaysAgo => Number >= RecentFrom ? 20 + (9 * (People - Number)) : 105 + (Number * 37 % 190);

    public bool StopsEarly => Number % 11 == 3;

    /// <summary>After half a year, when it never worked or stopped working.</summary>
    public bool StopsLate => Left >= 85 || LosesResponse;

    private bool LosesResponse => Number % 15 == 11;

    /// <summary>Comes until week 4 and never again.</summary>
    public bool Lost => Number % 10 == 7;

    public bool WithSteroid => Number % 3 == 1;

    /// <summary>Off the corticosteroid from week 8 on.</summary>
    public bool Tapers => Number % 2 == 0;

    /// <summary>Whether medicines so far and biologics are known at all.</summary>
    public bool HistoryKnown => Number % 29 != 4;

    public bool NeverBiologic => Number % 16 == 6;

    public bool IndexAtStart => Number % 17 != 2;

    public bool IndexAtWeek12 => Number % 8 != 1;

    public bool EndoscopyAtWeek12 => Number % 3 != 0;

    /// <summary>Whether the endoscopist gave the segments and not only the total.</summary>
    public bool Segments => Number % 5 != 4;

    public bool Ulcers => Number % 14 != 5;

    public bool EsrMeasured => Number % 2 == 0;

    /// <summary>Lipids and kidney function were forgotten at week 12.</summary>
    public bool Forgotten => Number % 10 == 4;

    /// <summary>What is left on a day, in per cent of the start.</summary>
    public int LeftOn(int week) => week >= 12 ? (LosesResponse && week > 12 ? 95 : Left) : 100 - ((100 - Left) * week * 10 / 120);

    /// <summary>What happens after the start, in order.</summary>
    public IReadOnlyList<DemoStep> Steps()
    {
        var steps = new List<DemoStep>();
        foreach (var week in new[] { 2, 4, 8, 12, 24, 36 })
        {
            if (Lost && week > 4) break;
            // A few days early or late; early at the weeks of the plan only.
            var day = (7 * week) + (week is 2 or 36 ? Number % 5 : ((Number + week) % 9) - 4);
            steps.Add(new DemoVisit(day, week));
            if (week == InductionWeeks) steps.Add(new DemoPhase(day));
        }
        steps.AddRange(DemoEvents.Of(this));
        int? stops = StopsEarly ? 50 + (Number % 20) : StopsLate ? 190 : null;
        var reason = Number switch { 25 => "adverse-event", 47 => "patient", _ => LosesResponse && !StopsEarly ? "loss-of-response" : "no-benefit" };
        if (stops is { } last) steps.Add(new DemoStop(last, reason));
        return [.. steps.Where(s => s is DemoStop || stops is null || s.Day < stops).OrderBy(s => s.Day)];
    }
}

/// <summary>Something that happened on a day after the start.</summary>
internal abstract record DemoStep(int Day);

internal sealed record DemoVisit(int Day, int Week) : DemoStep(Day);

/// <summary>Induction ends.</summary>
internal sealed record DemoPhase(int Day) : DemoStep(Day);

internal sealed record DemoPause(int Day) : DemoStep(Day);

internal sealed record DemoResume(int Day) : DemoStep(Day);

internal sealed record DemoStop(int Day, string Reason) : DemoStep(Day);

/// <summary>An adverse event, and what it shows at the next visit.</summary>
internal sealed record DemoEvent(int Day, string Code, string Grade, string Action = "none", bool Hospital = false) : DemoStep(Day);
