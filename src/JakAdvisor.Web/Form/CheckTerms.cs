using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Form;

/// <summary>
/// Where and for which day a form answers, as typed and as used: what cannot be used is told, and the site's own serves meanwhile. Only the quick check asks for the
/// day; a patient's form is of today, whatever is sent to it.
/// </summary>
public sealed record CheckTerms(Jurisdiction Jurisdiction, DateOnly AsOf, DateOnly? PlannedStart)
{
    public const string PlaceField = "place";
    public const string AsOfField = "asOf";
    public const string PlannedStartField = "plannedStart";
    private static readonly DateOnly Latest = new(2200, 12, 31);

    public string Place { get; private init; } = "";

    public string AsOfText { get; private init; } = "";

    public string PlannedStartText { get; private init; } = "";

    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    public static CheckTerms Of(Jurisdiction where, DateOnly today, DateOnly? plannedStart = null) => new(where, today, plannedStart)
    {
        Place = Names.Of(where),
        AsOfText = TypedDay.Iso(today),
        PlannedStartText = plannedStart is { } start ? TypedDay.Iso(start) : "",
    };

    public static CheckTerms Of(IFormCollection form, Jurisdiction ofSite, DateOnly today, bool ofToday = false)
    {
        var (place, asOfText, startText) = (form[PlaceField].ToString().Trim(), ofToday ? "" : form[AsOfField].ToString().Trim(), form[PlannedStartField].ToString().Trim());
        var errors = new List<FieldError>();
        if (!Names.TryParse<Jurisdiction>(place, out var where))
        {
            if (place.Length > 0) errors.Add(new FieldError(PlaceField, $"The place cannot be {place}. Possible: us, eu."));
            (where, place) = (ofSite, Names.Of(ofSite));
        }
        var asOf = Day(asOfText, AsOfField, "The day of the assessment", default, errors) ?? today;
        var plannedStart = Day(startText, PlannedStartField, "The planned start", asOf, errors);
        return new CheckTerms(where, asOf, plannedStart) { Place = place, AsOfText = asOfText.Length > 0 ? asOfText : TypedDay.Iso(today), PlannedStartText = startText, Errors = errors };
    }

    /// <summary>The terms of a request that is known to have no faults.</summary>
    public static CheckTerms Of(JsonObject request, Jurisdiction ofSite, DateOnly today) =>
        Of(Names.TryParse<Jurisdiction>((string?)request["jurisdiction"] ?? "", out var where) ? where : ofSite,
            TypedDay.TryParse((string?)request["asOf"], out var asOf) ? asOf : today,
            TypedDay.TryParse((string?)request["plannedStart"], out var start) ? start : null);

    private static DateOnly? Day(string text, string field, string label, DateOnly earliest, List<FieldError> errors)
    {
        if (text.Length == 0) return null;
        if (!TypedDay.TryParse(text, out var day) || day > Latest) errors.Add(new FieldError(field, $"{label}: {text} is not a possible date. Write it like 22 Nov 2026 or 2026-11-22, from 1900 to 2200."));
        else if (day < earliest) errors.Add(new FieldError(field, $"{label}, {TypedDay.Words(day)}, is before the day of the assessment, {TypedDay.Words(earliest)}. Possible: that day or later."));
        else return day;
        return null;
    }
}
