using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Reads the three lists: IBD medicines so far, other medicines, allergies.</summary>
internal sealed class ListAnswers(Entries entries, GuidanceRelease release)
{
    private const int LongestName = 200;
    private readonly TypedTherapyValidator _therapies = new(release);

    public JsonNode? Read(Fact fact, ICollection<FieldError> errors)
    {
        if (entries.Is(Fields.None(fact.Name), Fields.Yes))
        {
            RefuseBoth(fact, errors);
            return new JsonArray();
        }
        if (fact.Name == Answers.History) return History(errors);
        return fact.Words.Count > 0 ? Checked(fact) : Names(fact, errors);
    }

    /// <summary>A list is filled, or it is none or not known: never two of them.</summary>
    public void RefuseBoth(Fact fact, ICollection<FieldError> errors)
    {
        var none = entries.Is(Fields.None(fact.Name), Fields.Yes);
        var unknown = entries.Is(Fields.Unknown(fact.Name), Fields.Yes);
        var filled = Answers.Rows(entries, fact.Name).Count > 0 || fact.Words.Any(word => entries.Has($"{fact.Name}.{word}"));
        if (none && unknown) errors.Add(new FieldError(Fields.None(fact.Name), $"{fact.Label}: none and not known are both ticked. Leave one of the two."));
        else if (filled) errors.Add(new FieldError(none ? Fields.None(fact.Name) : Fields.Unknown(fact.Name), $"{fact.Label}: something is entered, and {(none ? "none" : "not known")} is ticked as well. Leave one of the two."));
    }

    private JsonArray? History(ICollection<FieldError> errors)
    {
        var list = new JsonArray();
        var failed = false;
        foreach (var row in Answers.Rows(entries, Answers.History).Select(row => TypedTherapy.Of(entries, row)))
        {
            foreach (var failure in _therapies.Validate(row).Errors)
            {
                failed = true;
                errors.Add(new FieldError(Fields.Row(Answers.History, row.Row, char.ToLowerInvariant(failure.PropertyName[0]) + failure.PropertyName[1..]), failure.ErrorMessage));
            }
            if (!failed) list.Add(Entry(row));
        }
        return failed ? null : list;
    }

    private static JsonObject Entry(TypedTherapy row)
    {
        var entry = new JsonObject { ["agent"] = row.Agent, ["outcome"] = row.Outcome };
        if (row.Continues is Fields.Yes or Fields.No) entry["continues"] = row.Continues == Fields.Yes;
        if (row.Name is not null) entry["name"] = row.Name;
        return entry;
    }

    private JsonArray? Names(Fact fact, ICollection<FieldError> errors)
    {
        var rows = Answers.Rows(entries, fact.Name);
        var tooLong = rows.Where(row => entries[Fields.Row(fact.Name, row)]!.Length > LongestName).ToList();
        foreach (var row in tooLong) errors.Add(new FieldError(Fields.Row(fact.Name, row), $"{fact.Label}, row {row + 1}: the name is longer than {LongestName} characters. Write one medicine a row, without its dose."));
        return tooLong.Count > 0 ? null : [.. rows.Select(row => JsonValue.Create(entries[Fields.Row(fact.Name, row)]))];
    }

    private JsonArray Checked(Fact fact) => [.. fact.Words.Where(word => entries.Is($"{fact.Name}.{word}", Fields.Yes)).Select(word => JsonValue.Create(word))];
}
