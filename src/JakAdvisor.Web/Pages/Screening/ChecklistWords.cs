using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>The checklist in words.</summary>
internal static class ChecklistWords
{
    public static string Status(ItemStanding item, DateOnly today) => item.Standing switch
    {
        Standing.Requested when item.IsOverdue(today) => $"Requested, overdue since {Wording.Day(item.Current!.DueBy!.Value)}",
        Standing.Requested => item.Current?.DueBy is { } due ? $"Requested, due by {Wording.Day(due)}" : "Requested",
        Standing.Partly => item.ForDoctor ? "For the doctor" : "Result in, not all of it",
        Standing.TooOld => item.Asked.All(f => Dates.Of(f) is Dating.Test or Dating.Panel) ? "Too old: repeat it" : "Too old: ask again",
        Standing.Done => item.Item.Facts.Count == 0 ? "Done" : "Result in",
        Standing.Declined => "Declined by the patient",
        Standing.NotApplicable => "Not applicable",
        Standing.NotCalledFor => "Not called for yet",
        _ when item.ForDoctor => "For the doctor",
        _ => item.Item.Optional ? "Not started, optional" : "Not started",
    };

    /// <summary>The kind of status, for its colour and sign.</summary>
    public static string Kind(ItemStanding item, DateOnly today) => item.Standing switch
    {
        Standing.Done => "done",
        Standing.NotApplicable or Standing.NotCalledFor => "off",
        Standing.Declined => "declined",
        Standing.Requested => item.IsOverdue(today) ? "late" : "waits",
        Standing.TooOld => "late",
        _ when item.ForDoctor => "doctor",
        _ => item.Item.Optional ? "off" : "open",
    };

    /// <summary>A sign of its own for each kind, so that nobody needs to see colours.</summary>
    public static string Sign(string kind) => kind switch { "done" => "✓", "off" => "–", "declined" => "✗", "late" => "!", "waits" => "…", "doctor" => "→", _ => "○" };

    public static string Value(FactStanding fact, Wording words) => fact.Reading is { } reading ? words.Value(reading) : Wording.Unknown(fact.State);

    /// <summary>What decided that the item applies or does not: the comparisons that settle it, each with its value.</summary>
    public static IEnumerable<string> Because(ExplainedCondition condition, Wording words) => condition.Of is { } members
        ? members.Where(m => m.Truth == condition.Truth || condition.Join == Guidance.Conditions.Join.None).SelectMany(m => Because(m, words))
        : [condition.Reading is { } reading ? $"{words.Label(reading.Fact)}: {words.Value(reading)}{(reading.On is { } on ? $" ({Wording.Day(on)})" : "")}" : words.Test(condition.Test ?? "")];

    /// <summary>The answers of an entry in one line.</summary>
    public static string Answers(ScreeningEntry entry, ItemStanding item)
    {
        var written = Entries.FromJson(entry.Entries);
        return string.Join("; ", item.Item.Facts.Where(f => Form.Answers.IsGiven(written, f))
            .Select(f => $"{f.Label}: {Form.Words.OfText(f, Form.Answers.Text(written, f))}{(Dates.Typed(written, f) is { } on ? $" ({TypedDay.Words(on)})" : "")}"));
    }

    public static string Status(ScreeningEntry entry, ItemStanding item) =>
        entry.Status == ScreeningStatus.ResultIn && item.Item.Facts.Count == 0 ? "Done" : ScreeningStatus.Words.GetValueOrDefault(entry.Status, entry.Status);

    public static string Time(DateTime time) => time.ToString("d MMM yyyy 'at' HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " UTC";
}
