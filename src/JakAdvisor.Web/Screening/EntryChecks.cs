using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>What cannot be recorded for an item, whatever its answers.</summary>
internal static class EntryChecks
{
    private const int LongestNote = 4000;
    private static readonly TypedDayValidator Days = new();

    /// <summary>The names of the fields beside those of the facts.</summary>
    public const string Done = "done";
    public const string Due = "due";
    public const string NoteField = "note";
    public const string StatusField = "status";

    public static IEnumerable<FieldError> Of(NewEntry entry, ItemStanding item, DateOnly today)
    {
        var title = entry.Item.Title;
        if (!ScreeningStatus.Words.ContainsKey(entry.Status)) yield return new FieldError(StatusField, $"{title}: press one of the buttons.");
        if (entry.Status == ScreeningStatus.NotApplicable && item.Applies != Truth.False)
            yield return new FieldError(StatusField, $"{title} cannot be not applicable: nothing recorded says that it does not apply.");
        if (entry.Status == ScreeningStatus.Withdrawn && entry.Corrects is null) yield return new FieldError(StatusField, $"{title}: there is no entry to take back.");
        if (entry.Note.Length > LongestNote) yield return new FieldError(NoteField, $"{title}: a note has at most {LongestNote} characters.");
        var facts = ItemFields.Asked(entry.Item);
        if (entry.Status is not ScreeningStatus.ResultIn && entry.Corrects is null && facts.Any(f => f.Type != FactType.List && ItemFields.IsTyped(entry.Typed, f)))
            yield return new FieldError(StatusField, $"{title}: a result is entered, and “{(ScreeningStatus.Words.TryGetValue(entry.Status, out var words) ? words : entry.Status)}” was pressed. Save the result, or empty it: a status never stands for an answer.");
        if (!entry.ByDoctor)
        {
            if (entry.Item.By == "doctor") yield return new FieldError(StatusField, $"{title}: only a doctor records this.");
            foreach (var fact in facts.Where(f => f.ForDoctor.Contains(entry.Typed[f.Name] ?? "", StringComparer.Ordinal))) yield return DoctorWords.Refusal(fact);
        }
        if (entry.Status == ScreeningStatus.ResultIn && facts.Count == 0)
        {
            if (string.IsNullOrEmpty(entry.DoneOnText)) yield return new FieldError(Done, $"{title}: give the date on which it was done.");
            else foreach (var failure in Days.Validate(new TypedDay($"{title}, date", entry.DoneOnText, today)).Errors) yield return new FieldError(Done, failure.ErrorMessage);
        }
        if (entry.Status == ScreeningStatus.Requested && entry.DueByText is { Length: > 0 } due)
        {
            if (!TypedDay.TryParse(due, out var day)) yield return new FieldError(Due, $"{title}, due by: {due} is not a date. Write it like {TypedDay.Words(today)} or {TypedDay.Iso(today)}.");
            else if (day < today) yield return new FieldError(Due, $"{title}, due by: {TypedDay.Words(day)} is past. Possible: today, {TypedDay.Words(today)}, or later.");
        }
    }
}
