using System.Collections.Immutable;
using System.Globalization;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Web.Form;

/// <summary>How an item of a score is asked.</summary>
public enum ItemKind
{
    /// <summary>A whole number of its range.</summary>
    Whole,

    /// <summary>A number of its range, decimals allowed.</summary>
    Decimal,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>One item of a score, or one box of it.</summary>
/// <param name="Name">The last part of its field.</param>
/// <param name="Label">What people read.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="Range">What is possible; null for yes and no.</param>
/// <param name="Hint">What the numbers mean; empty where the label says it.</param>
public sealed record CalculatorItem(string Name, string Label, ItemKind Kind, ItemRange? Range = null, string Hint = "")
{
    /// <summary>The only numbers possible; empty where every whole number of the range is.</summary>
    public ImmutableArray<int> Only { get; init; } = [];

    public string Possible => Kind switch
    {
        ItemKind.YesNo => "yes or no",
        _ when !Only.IsEmpty => string.Join(", ", Only.Select(n => n.ToString(CultureInfo.InvariantCulture))),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(Kind == ItemKind.Whole ? "a whole number" : "a number")} from {Range!.Least} to {Range.Most}{(Kind == ItemKind.Decimal ? " " + Range.Unit : "")}"),
    };

    public bool Accepts(string text)
    {
        if (Kind == ItemKind.YesNo) return text is Fields.Yes or Fields.No;
        return TypedNumber.Parse(text) is { } number && number >= Range!.Least && number <= Range.Most
            && (Kind == ItemKind.Decimal || decimal.IsInteger(number)) && (Only.IsEmpty || Only.Contains((int)number));
    }
}

/// <summary>A score that can be worked out of its items on the form.</summary>
/// <param name="Fact">The fact it fills.</param>
/// <param name="SourceId">The source of the formula.</param>
/// <param name="Pitfalls">What a reader of the score should know.</param>
/// <param name="Items">Its items in the order of the score.</param>
/// <param name="Score">The score of the items typed; items at fault count as not known.</param>
public sealed record Calculator(string Fact, string SourceId, ImmutableArray<ScoreNote> Pitfalls, ImmutableArray<CalculatorItem> Items, Func<ItemAnswers, ScoreResult> Score)
{
    /// <summary>What the score needs beside its items, from other questions; empty for none.</summary>
    public string Beside { get; init; } = "";

    public string Field(CalculatorItem item) => Fields.Item(Fact, item.Name);

    public bool IsUsed(Entries entries) => Items.Any(item => entries.Has(Field(item)));
}

/// <summary>The typed items of one score, and what it needs of the patient.</summary>
public sealed class ItemAnswers(Calculator calculator, Entries entries, Sex? sex, decimal? weight, decimal? height)
{
    public Sex? Sex => sex;

    public decimal? Weight => weight;

    public decimal? Height => height;

    public int? Whole(string item) => (int?)Number(item);

    public decimal? Number(string item) => Text(item) is { } text ? TypedNumber.Parse(text) : null;

    public bool? YesNo(string item) => Text(item) is { } text ? text == Fields.Yes : null;

    private string? Text(string name) =>
        entries[Fields.Item(calculator.Fact, name)] is { } text && calculator.Items.First(item => item.Name == name).Accepts(text) ? text : null;
}
