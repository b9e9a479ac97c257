using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>How the disease went from the start to the visit: the response, the outcomes told to patients, and each number that the stored evaluation holds.</summary>
internal static class VisitProgress
{
    /// <summary>The unit of scores, which is not told.</summary>
    private const string Points = "points";

    public static IEnumerable<PatientSentence> Of(OutcomeReport outcomes, VisitPageLayout layout, PatientWords words)
    {
        var own = words.Language.Visit!;
        yield return new PatientSentence(new PatientEntry(EntryKind.Outcome, "response"), own.Texts["response-" + Names.Of(outcomes.Response)]);
        foreach (var outcome in layout.Outcomes.Select(outcomes.Of).Where(o => o.State != OutcomeState.NotEvaluable))
            yield return new PatientSentence(new PatientEntry(EntryKind.Outcome, outcome.Id), (outcome.State == OutcomeState.Yes ? own.Reached : own.NotReached)[outcome.Id]);
        var inputs = outcomes.All.SelectMany(o => o.Inputs).DistinctBy(i => i.Fact, StringComparer.Ordinal).ToDictionary(i => i.Fact, StringComparer.Ordinal);
        var told = layout.Measures.Where(inputs.ContainsKey).Select(m => inputs[m]).Where(i => i.Start is not null || i.Now is not null).ToList();
        if (told.Count > 0) yield return new PatientSentence(new PatientEntry(EntryKind.Measure, told[0].Fact), own.Texts["lower-is-better"]);
        foreach (var input in told) yield return Told(input, own);
    }

    private static PatientSentence Told(OutcomeInput input, VisitPageTexts own)
    {
        var text = input switch
        {
            { Start: null } => "only-now",
            { Now: null } => "only-start",
            _ => input.Now < input.Start ? "went-down" : input.Now > input.Start ? "went-up" : "stayed",
        };
        string Number(double number) => PatientWords.Number(number) + (input.Unit is "" or Points ? "" : " " + input.Unit);
        List<(string, string)> filled = [("measure", own.Measures[input.Fact])];
        if (input.Start is { } start) filled.Add(("start", Number(start)));
        if (input.Now is { } now) filled.Add(("now", Number(now)));
        return new PatientSentence(new PatientEntry(EntryKind.Measure, input.Fact), PatientWords.Fill(own.Texts[text], [.. filled]));
    }
}
