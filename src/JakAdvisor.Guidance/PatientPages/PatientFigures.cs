using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>
/// The figures told to one person: those that <see cref="ExpectedFigures"/> puts beside the dose, as far as patients are told them, and those of the class.
/// A disease or dose without figures is told to have none.
/// </summary>
internal sealed class PatientFigures(GuidanceRelease release, Option option, string? disease, bool followsTheRegimen, PatientWords words)
{
    private readonly List<PatientFigure> _told = [.. Applying(release, option, disease, followsTheRegimen)];

    public IEnumerable<Source> Sources => _told.SelectMany(f => f.Figure.Sources);

    public IEnumerable<PatientSentence> Benefit
    {
        get
        {
            var benefits = _told.Where(f => f.Figure.Kind == "benefit").ToList();
            return benefits.Count == 0
                ? [new PatientSentence(new PatientEntry(EntryKind.Evaluation, "figures"), words.Text("no-benefit-figures"))]
                : [new PatientSentence(new PatientEntry(EntryKind.Evaluation, "figures"), words.Text("benefit-about")), .. benefits.Select(Told)];
        }
    }

    public IEnumerable<PatientSentence> Harm
    {
        get
        {
            var harms = _told.Where(f => f.Figure.Kind == "harm").ToList();
            var ofTheClass = harms.Where(f => f.Drugs.Count > 0).ToList();
            foreach (var own in harms.Except(ofTheClass)) yield return Told(own);
            if (ofTheClass.Count > 0)
            {
                var figure = ofTheClass[0].Figure;
                yield return new PatientSentence(new PatientEntry(EntryKind.Figure, figure.Id), words.Text("harm-about", ("medicine", words.Medicine(figure.Drug))));
                foreach (var further in ofTheClass) yield return Told(further);
            }
            if (!harms.Exists(f => f.Figure.Drug == option.Drug))
                yield return new PatientSentence(new PatientEntry(EntryKind.Evaluation, "own-harm-figures"), words.Text("no-own-harm-figures", ("medicine", words.Medicine(option.Drug))));
        }
    }

    private static IEnumerable<PatientFigure> Applying(GuidanceRelease release, Option option, string? disease, bool followsTheRegimen)
    {
        var plan = followsTheRegimen ? option.Regimen : null;
        var expected = ExpectedFigures.Of(release, option.Drug, disease, plan);
        string[] doses = plan is null ? [] : [$"{plan.Induction.Dose} {plan.Induction.Times}", $"{plan.Maintenance.Dose} {plan.Maintenance.Times}"];
        var own = expected.AtThisDose.Concat(expected.Harms.Where(h => h.Disease == disease && doses.Contains(h.Dose, StringComparer.Ordinal))).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return release.PatientLayout.Figures.Where(f => f.Drugs.Count > 0 ? f.Drugs.Contains(option.Drug, StringComparer.Ordinal) : own.Contains(f.Figure.Id));
    }

    private PatientSentence Told(PatientFigure told)
    {
        var figure = told.Figure;
        var (n, c) = (Rounded(figure.Result), Rounded(figure.Comparator));
        List<(string, string)> filled = [("n", PatientWords.Number(n)), ("c", PatientWords.Number(c))];
        if (figure.Week is { } week) filled.Add(("week", PatientWords.Number(week)));
        return new PatientSentence(new PatientEntry(EntryKind.Figure, figure.Id), PatientWords.Fill(words.Language.Figures[figure.Id], [.. filled]))
        {
            Picture = Picture(n, words.Text("picture-with", ("medicine", words.Medicine(figure.Drug)), ("n", PatientWords.Number(n)))),
            Compared = Picture(c, words.Text("picture-compare", ("comparator", words.Language.Comparators[figure.ComparatorName]), ("n", PatientWords.Number(c)))),
        };
    }

    private PatientPicture Picture(int count, string label) => new(count, label, words.Text("picture-told", ("n", PatientWords.Number(count))));

    private static int Rounded(Outcome? outcome) => (int)Math.Round(outcome!.PerHundred!.Value, MidpointRounding.AwayFromZero);
}
