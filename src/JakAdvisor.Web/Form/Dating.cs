using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Which date an answer needs.</summary>
public enum Dating
{
    /// <summary>None: it has no window.</summary>
    None,

    /// <summary>One may be given; nothing depends on it.</summary>
    Optional,

    /// <summary>The day it was asked: today when nobody says otherwise.</summary>
    Asked,

    /// <summary>The day of the test, examination or letter; refused without it, because today would make it younger than it is.</summary>
    Test,

    /// <summary>As a test, but the date of the blood tests serves for all of them.</summary>
    Panel,
}

public static class Dates
{
    // Shown by an examination or a letter, not by asking.
    private static readonly HashSet<string> OfRecord =
        ["disease.activityConfirmed", "disease.sesCd", "disease.mayo", "tb.specialistCleared", "hbv.hepatologyAgreed"];

    private static readonly HashSet<string> OfStool = ["labs.faecalCalprotectin"];

    public static Dating Of(Fact fact)
    {
        if (fact.Window is null) return fact.Name == "zoster.vaccine" ? Dating.Optional : Dating.None;
        if (fact.AskedOf == "laboratory" && fact.Type == FactType.Number) return OfStool.Contains(fact.Name) ? Dating.Test : Dating.Panel;
        return fact.CanBeNotDone || fact.AskedOf == "laboratory" || OfRecord.Contains(fact.Name) ? Dating.Test : Dating.Asked;
    }

    /// <summary>Whether an answer on record can be made today's by a tick: a test or a measurement never, which would make it younger than it is.</summary>
    public static bool CanConfirm(Fact fact) => Of(fact) is Dating.None or Dating.Optional || (Of(fact) == Dating.Asked && fact.Type != FactType.Number);

    /// <summary>The date that stands for an answer, as typed; null when there is none.</summary>
    public static string? Typed(Entries entries, Fact fact) =>
        entries[Fields.On(fact.Name)] ?? (Of(fact) == Dating.Panel ? entries[Fields.PanelOn] : null);
}
