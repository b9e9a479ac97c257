namespace JakAdvisor.Guidance.Loading;

/// <summary>The sections of the patient's page and its own texts, each with the words it must hold in braces.</summary>
internal static class PatientTextKeys
{
    public static readonly IReadOnlyList<string> Sections =
    [
        "decision", "medicine", "before", "emergency", "call", "checks", "benefit", "harm", "stopping", "pregnancy", "vaccines", "medicines", "surgery", "skin", "smoking", "contact", "sources",
    ];

    public static readonly IReadOnlyDictionary<string, string[]> Texts = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["title"] = ["medicine", "brand"],
        ["title-without"] = [],
        ["draft-mark"] = [],
        ["draft"] = [],
        ["draft-shows"] = ["medicine"],
        ["start"] = ["medicine", "who", "date"],
        ["start-day"] = ["start"],
        ["start-no-day"] = [],
        ["defer"] = ["who", "date"],
        ["decline"] = ["who", "date"],
        ["against"] = [],
        ["off-label"] = [],
        ["open"] = [],
        ["first-phase"] = ["dose", "times", "weeks"],
        ["after"] = ["dose", "times"],
        ["higher-option"] = ["dose", "times"],
        ["longer"] = [],
        ["if-no-help"] = [],
        ["dose-may-be-lower"] = [],
        ["if-it-starts"] = [],
        ["signed-dose"] = ["dose"],
        ["before-day"] = ["start"],
        ["before-no-day"] = [],
        ["not-before"] = ["date"],
        ["done-on"] = [],
        ["benefit-about"] = [],
        ["no-benefit-figures"] = [],
        ["harm-about"] = ["medicine"],
        ["no-own-harm-figures"] = ["medicine"],
        ["picture-with"] = ["medicine", "n"],
        ["picture-compare"] = ["comparator", "n"],
        ["picture-told"] = ["n"],
        ["calendar-when"] = [],
        ["calendar-what"] = [],
        ["week"] = ["week"],
        ["weeks"] = ["from", "to"],
        ["clinic"] = ["clinic"],
        ["clinic-phone"] = ["phone"],
        ["clinic-hours"] = ["hours"],
        ["clinic-out-of-hours"] = ["out"],
        ["clinic-emergency"] = ["number"],
        ["clinic-unknown"] = [],
        ["handed-over"] = [],
        ["made-from"] = ["release", "hash", "day"],
        ["name"] = [],
        ["born"] = [],
        ["record"] = [],
        ["page"] = ["page", "pages"],
    };
}
