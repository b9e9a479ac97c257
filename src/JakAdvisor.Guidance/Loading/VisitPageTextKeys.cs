namespace JakAdvisor.Guidance.Loading;

/// <summary>The sections of the patient's page after a visit, the headings of its own, and its texts with the words each must hold in braces.</summary>
internal static class VisitPageTextKeys
{
    public static readonly IReadOnlyList<string> Sections =
    [
        "decision", "found", "missing", "medicine", "progress", "emergency", "call", "contact", "checks", "stopping", "pregnancy", "vaccines", "medicines", "surgery", "skin", "smoking", "sources",
    ];

    /// <summary>The sections whose heading is not that of the page before the start.</summary>
    public static readonly IReadOnlyList<string> Headings = ["decision", "found", "missing", "medicine", "progress", "checks"];

    public static readonly IReadOnlyDictionary<string, string[]> Texts = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["visit"] = ["date", "week", "who"],
        ["out-of-date-mark"] = [],
        ["out-of-date"] = [],
        ["level-continue"] = [],
        ["level-watch"] = [],
        ["level-incomplete"] = [],
        ["level-act"] = [],
        ["level-interrupt"] = [],
        ["level-stop"] = [],
        ["open"] = [],
        ["no-decision"] = [],
        ["step-dose"] = ["date", "who"],
        ["step-phase"] = ["date", "who"],
        ["step-pause"] = ["date", "who"],
        ["step-resume"] = ["date", "who"],
        ["step-stop"] = ["date", "who"],
        ["taken"] = ["medicine", "date"],
        ["dose-now"] = ["dose", "times"],
        ["phase-induction"] = [],
        ["phase-extension"] = [],
        ["phase-maintenance"] = [],
        ["paused-now"] = [],
        ["stopped-now"] = [],
        ["changed"] = ["what"],
        ["ask-about-changed"] = [],
        ["missing-tick"] = [],
        ["overdue"] = ["check", "date"],
        ["may-apply"] = ["check"],
        ["lower-is-better"] = [],
        ["went-down"] = ["measure", "start", "now"],
        ["went-up"] = ["measure", "start", "now"],
        ["stayed"] = ["measure", "start", "now"],
        ["only-now"] = ["measure", "now"],
        ["only-start"] = ["measure", "start"],
        ["response-yes"] = [],
        ["response-no"] = [],
        ["response-not-evaluable"] = [],
        ["no-date"] = [],
        ["checks-stopped"] = [],
    };
}
