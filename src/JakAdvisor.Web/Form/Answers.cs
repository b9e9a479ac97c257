using System.Globalization;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>What stands in the fields of one question, before anything is checked.</summary>
public static class Answers
{
    public const string History = "therapy.history";
    public const string UndatedMark = "undated";
    private const int MostRows = 200;
    private const string OnMark = " on ";
    private static readonly string[] TherapyParts = ["agent", "name", "outcome", "continues"];

    /// <summary>Whether anything was answered, not known and not done included.</summary>
    public static bool IsGiven(Entries entries, Fact fact) => Text(entries, fact).Length > 0;

    /// <summary>Whether the answer is a value: not empty, not known or not done.</summary>
    public static bool IsValue(Entries entries, Fact fact) => Text(entries, fact) is not ("" or Fields.NotKnown or Fields.NotDone);

    /// <summary>The answer in one text, to compare and to show; empty when there is none.</summary>
    public static string Text(Entries entries, Fact fact)
    {
        if (entries.Is(Fields.Unknown(fact.Name), Fields.Yes) && fact.Type is FactType.Number or FactType.Date or FactType.List) return Fields.NotKnown;
        if (fact.Type == FactType.List) return ListText(entries, fact);
        if (entries[fact.Name] is not { } typed) return "";
        return fact.Type == FactType.Number ? NumberText(entries, fact, typed) : typed;
    }

    /// <summary>The rows of a list that have anything in them, by number.</summary>
    public static IReadOnlyList<int> Rows(Entries entries, string list) =>
        [.. entries.Of(list).Select(field => RowOf(field.Key, list)).Where(row => row >= 0).Distinct().Order()];

    /// <summary>What was there when the form was opened, and its date, as one text for the field <c>was</c>.</summary>
    public static string Was(string text, string? on) => text + OnMark + (on ?? UndatedMark);

    /// <summary>Whether an imported answer still stands as it came: without a date.</summary>
    public static bool IsUndated(Entries entries, Fact fact) =>
        !entries.Has(Fields.On(fact.Name)) && entries.Is(Fields.Was(fact.Name), Was(Text(entries, fact), null));

    /// <summary>The answer and the date that were carried over; null when none was.</summary>
    public static (string Text, string On)? CarriedFrom(Entries entries, Fact fact)
    {
        if (!entries.Has(Fields.Carried(fact.Name)) || entries[Fields.Was(fact.Name)] is not { } was) return null;
        var at = was.LastIndexOf(OnMark, StringComparison.Ordinal);
        return at < 0 ? null : (was[..at], was[(at + OnMark.Length)..]);
    }

    private static string NumberText(Entries entries, Fact fact, string typed)
    {
        var unit = entries[Fields.Unit(fact.Name)] ?? fact.Unit;
        var limit = Units.Find(fact.Name)?.Accepted.Any(u => u.NeedsUpperLimit && u.Name == unit) == true ? entries[Fields.Limit(fact.Name)] : null;
        return limit is null ? $"{typed} {unit}" : $"{typed} {unit}, limit {limit}";
    }

    private static string ListText(Entries entries, Fact fact)
    {
        if (entries.Is(Fields.None(fact.Name), Fields.Yes)) return "none";
        if (fact.Words.Count > 0) return string.Join(", ", fact.Words.Where(word => entries.Is($"{fact.Name}.{word}", Fields.Yes)));
        return string.Join(", ", Rows(entries, fact.Name).Select(row => fact.Name == History ? Therapy(entries, row) : entries[Fields.Row(fact.Name, row)]));
    }

    private static string Therapy(Entries entries, int row) =>
        string.Join(' ', TherapyParts.Select(part => entries[Fields.Row(History, row, part)]).Where(text => text is not null));

    private static int RowOf(string field, string list)
    {
        if (field.Length <= list.Length) return -1;
        var rest = field.AsSpan(list.Length + 1);
        var end = rest.IndexOf('.');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < MostRows ? row : -1;
    }
}
