using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Results;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Reads the answers to single questions into the form of the interface, and says of each what is wrong with it.</summary>
internal sealed class AnswerReader(Entries entries, GuidanceRelease release, DateOnly asOf, PatientIdentity? identity = null)
{
    private static readonly TypedNumberValidator Numbers = new();
    private static readonly TypedDayValidator Days = new();
    private readonly ListAnswers _lists = new(entries, release);

    public List<FieldError> Errors { get; } = [];

    public List<PleaseCheck> Checks { get; } = [];

    /// <summary>The answer with its date; null when there is none, or it is at fault.</summary>
    public JsonNode? Read(Fact fact)
    {
        if (!Answers.IsGiven(entries, fact)) return null;
        var value = Value(fact);
        var (dated, on) = ReadDate(fact);
        CheckReason(fact);
        if (value is null || !dated) return null;
        CheckCarried(fact);
        return on is null ? value : new JsonObject { ["value"] = value, ["on"] = on };
    }

    private JsonNode? Value(Fact fact)
    {
        var text = Answers.Text(entries, fact);
        if (text == Fields.NotKnown)
        {
            if (fact.Type is FactType.Number or FactType.Date && entries.Has(fact.Name)) Add(new FieldError(fact.Name, $"{fact.Label}: there is an answer, and not known is ticked as well. Leave one of the two."));
            if (fact.Type == FactType.List) _lists.RefuseBoth(fact, Errors);
            return Fields.NotKnown;
        }
        if (text == Fields.NotDone && fact.CanBeNotDone) return Fields.NotDone;
        return fact.Type switch
        {
            FactType.YesNo when text is Fields.Yes or Fields.No => text == Fields.Yes,
            FactType.Word when fact.Words.Contains(text, StringComparer.Ordinal) => text,
            FactType.Number => Number(fact),
            FactType.Date => Day(fact.Name, fact.Label, entries[fact.Name]!),
            FactType.List => _lists.Read(fact, Errors),
            _ => NoSuchAnswer(fact, text),
        };
    }

    private JsonValue? NoSuchAnswer(Fact fact, string text)
    {
        var possible = fact.Words.Select(word => Words.Of(fact, word)).Concat(fact.CanBeNotDone ? ["not done", "not known"] : ["not known"]);
        Add(new FieldError(fact.Name, $"{fact.Label} cannot be {text}. Possible: {string.Join(", ", possible)}."));
        return null;
    }

    private JsonValue? Number(Fact fact)
    {
        var typed = TypedNumber.Of(entries, fact);
        if (!Passes(Numbers.Validate(typed), part => part switch
        {
            nameof(TypedNumber.UnitText) => Fields.Unit(fact.Name),
            nameof(TypedNumber.LimitText) => Fields.Limit(fact.Name),
            _ => fact.Name,
        })) return null;
        if (Improbable.Find(entries, fact, typed) is { } improbable) Ask(improbable);
        return JsonValue.Create(typed.Value);
    }

    private (bool Dated, string? On) ReadDate(Fact fact)
    {
        if (Dates.Typed(entries, fact) is { } typed)
        {
            var own = entries.Has(Fields.On(fact.Name));
            var on = Day(own ? Fields.On(fact.Name) : Fields.PanelOn, own ? $"{fact.Label}, date" : "Date of the blood tests", typed);
            return (on is not null, on);
        }
        var rule = Dates.Of(fact);
        if (rule is not (Dating.Test or Dating.Panel) || !Answers.IsValue(entries, fact) || Answers.IsUndated(entries, fact)) return (true, null);
        Add(rule == Dating.Panel
            ? new FieldError(Fields.PanelOn, "Give the date of the blood tests. A result without its date cannot be used.")
            : new FieldError(Fields.On(fact.Name), $"{fact.Label}: give the date of it. A result without its date cannot be used."));
        return (false, null);
    }

    private string? Day(string field, string label, string text)
    {
        if (!Passes(Days.Validate(new TypedDay(label, text, asOf)), _ => field) || !TypedDay.TryParse(text, out var day)) return null;
        if (identity is null || day >= identity.BirthDate) return TypedDay.Iso(day);
        Add(new FieldError(field, $"{label}, {TypedDay.Words(day)}, is before the birth date, {TypedDay.Words(identity.BirthDate)}."));
        return null;
    }

    private void CheckReason(Fact fact)
    {
        if (Reasons.Needs(fact) && entries.Is(fact.Name, Fields.Yes) && !entries.Has(Fields.Reason(fact.Name)))
            Add(new FieldError(Fields.Reason(fact.Name), $"{fact.Label}: write the reason. It is kept with the assessment."));
    }

    private void CheckCarried(Fact fact)
    {
        if (Dates.Of(fact) is Dating.Test or Dating.Panel && Answers.CarriedFrom(entries, fact) is { } carried && carried.Text != Answers.Text(entries, fact))
            Ask(new PleaseCheck(fact.Name, $"{fact.Label} was {Words.OfText(fact, carried.Text)} in the last assessment, and the new result still has that one's date, {TypedDay.Words(carried.On)}. Is the date right?", Answers.Text(entries, fact)));
    }

    private void Ask(PleaseCheck check)
    {
        if (!entries.Is(Fields.Checked(check.Fact), check.Value)) Checks.Add(check);
    }

    private bool Passes(ValidationResult result, Func<string, string> field)
    {
        foreach (var failure in result.Errors) Add(new FieldError(field(failure.PropertyName), failure.ErrorMessage));
        return result.IsValid;
    }

    private void Add(FieldError error)
    {
        if (!Errors.Contains(error)) Errors.Add(error);
    }
}
