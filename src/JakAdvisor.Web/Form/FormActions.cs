using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>
/// The buttons inside the form. Without a script each sends the whole form and gets it back changed; nothing is checked then, nothing is lost.
/// A button's value is <c>none:</c> and a group, <c>none:</c> and a score, <c>score:</c> and a fact, or <c>row:</c> and a list.
/// </summary>
public static class FormActions
{
    /// <summary>The name of the buttons.</summary>
    public const string Field = "do";

    /// <summary>The entries after the button was pressed; null when it is none of the form's own buttons.</summary>
    public static Entries? Apply(string? button, Entries entries, FormKind kind, DateOnly today, PatientIdentity? identity = null)
    {
        var colon = button?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0) return null;
        var (what, of) = (button![..colon], button[(colon + 1)..]);
        return what switch
        {
            "row" => entries,
            "none" when kind.Group(of) is { NoneOfThese: true } group => None(entries, group, kind.Facts),
            "none" when Calculators.Find(of) is { } calculator => None(entries, calculator),
            "score" when Calculators.Find(of) is { } calculator => Calculators.Overwrite(calculator, entries, kind.Facts, today, identity),
            _ => null,
        };
    }

    // What was answered stays, and an earlier yes is not denied in passing: it waits for its own confirmation.
    private static Entries None(Entries entries, QuestionGroup group, FactCatalogue facts) => entries.With(group.Facts
        .Where(name => facts[name].Type == FactType.YesNo && !entries.Has(name) && !entries.Is(Fields.Before + name, Fields.Yes))
        .Select(name => KeyValuePair.Create(name, (string?)Fields.No)).ToList());

    private static Entries None(Entries entries, Calculator calculator) => entries.With(calculator.Items
        .Where(item => item.Kind == ItemKind.YesNo && !entries.Has(calculator.Field(item)) && !item.Name.EndsWith("notExplored", StringComparison.Ordinal))
        .Select(item => KeyValuePair.Create(calculator.Field(item), (string?)Fields.No)).ToList());
}
