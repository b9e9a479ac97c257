using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>
/// Composes the patient's page after a visit from its stored evaluation and the treatment record. Pure: no clock, no database. Nothing is judged here: each
/// sentence stands because an entry of the evaluation, the record or the clinic calls for it, and says which. No sentence tells a patient to stop or change the drug:
/// what is to be decided is decided by the team with the patient, and what a doctor has recorded is told with name and day.
/// </summary>
public sealed partial class VisitPageComposer
{
    /// <summary>The entry of a dose that is repeated as it was written; one written as the regimens write theirs has the entry <c>dose</c>.</summary>
    public const string DoseInWords = "dose-in-words";

    /// <summary>The entry of the sentence that nobody has written a decision down.</summary>
    public const string Undecided = "undecided";

    private readonly GuidanceRelease _release;
    private readonly VisitPageContent _content;
    private readonly VisitPageLayout _layout;
    private readonly PatientWords _words;
    private readonly VisitPageTexts _own;

    private VisitPageComposer(GuidanceRelease release, VisitPageContent content, VisitPageLayout layout, PatientLanguage language)
    {
        (_release, _content, _layout) = (release, content, layout);
        (_words, _own) = (new PatientWords(language), language.Visit!);
    }

    private VisitEvaluation Evaluation => _content.Evaluation;

    private TreatmentNow Treatment => _content.Treatment;

    /// <summary>Whether the release has this page: one that was kept before there was such a page has none.</summary>
    public static bool IsIn(GuidanceRelease release) => release.PatientLayout.Visit is not null;

    /// <summary>The page in one language of the release. What is not known is named as still needed, and never read as good.</summary>
    /// <param name="release">The release the visit was evaluated with.</param>
    /// <param name="content">What the page is made from.</param>
    /// <param name="language">Two letters; English when the release has no such language. A release without the page: <see cref="InvalidOperationException"/>.</param>
    public static PatientPage Compose(GuidanceRelease release, VisitPageContent content, string language) =>
        release.PatientLayout.Visit is not { } layout ? throw new InvalidOperationException("The release has no page for patients after a visit")
        : new VisitPageComposer(release, content, layout, release.PatientLanguages.FirstOrDefault(l => l.Code == language) ?? release.PatientLanguages[0]).Page();

    private PatientPage Page()
    {
        var drug = _release.Drugs.Single(d => d.Id == Evaluation.Drug);
        var sections = new List<PatientSection>();
        foreach (var plan in _layout.Sections)
        {
            IEnumerable<PatientSentence> own = plan.Id switch
            {
                "decision" => Verdict(),
                "found" => Found(),
                "missing" => VisitNeeds.Of(Evaluation, _layout, _words),
                "medicine" => Medicine(),
                "progress" => VisitProgress.Of(Evaluation.Outcomes, _layout, _words),
                "emergency" => Letterhead.Emergency(_content.Clinic, _words),
                "contact" => Letterhead.Contact(_content.Clinic, _words),
                "checks" => Checks(),
                "sources" => Letterhead.MadeFrom(Evaluation.Guidance.Release, Evaluation.Guidance.Sha256, Evaluation.Guidance.AsOf, _words),
                _ => [],
            };
            List<PatientSentence> sentences = [.. own, .. Counselling(plan)];
            var calendar = plan.Id == "checks" && Treatment.State != TreatmentState.Stopped ? VisitCalendar.Of(_release, Evaluation, _words) : [];
            if (sentences.Count > 0 || calendar.Count > 0)
                sections.Add(new PatientSection(plan.Id, _own.Headings.GetValueOrDefault(plan.Id) ?? _words.Heading(plan.Id), sentences, calendar, plan.Id == "sources" ? Titles(sections) : []));
        }
        return new PatientPage(
            _words.Language, _content.OutOfDate ? Letterhead.Marks(_release, l => l.Visit!.Texts["out-of-date-mark"], _words) : [], Evaluation.Drug,
            _words.Text("title", ("medicine", _words.Medicine(drug.Id)), ("brand", drug.Brand)), Letterhead.Identity(_content.Patient, _words), _words.Day(_content.Today),
            _content.Clinic.Phone.Length == 0, sections);
    }

    private IEnumerable<PatientSentence> Verdict()
    {
        if (_content.OutOfDate) yield return Of(EntryKind.Visit, "out-of-date", "out-of-date");
        yield return Of(EntryKind.Visit, Names.Of(Evaluation.Verdict), "level-" + Names.Of(Evaluation.Verdict));
        yield return Of(EntryKind.Visit, "stored", "visit",
            ("date", _words.Day(Evaluation.Guidance.AsOf)), ("week", PatientWords.Number(Evaluation.Guidance.Week)), ("who", _content.StoredBy));
        if (Evaluation.Provisional) yield return Of(EntryKind.Visit, "provisional", "open");
        if (Treatment.Since is { } step)
        {
            yield return Of(EntryKind.Treatment, Names.Of(step.Kind), "step-" + Names.Of(step.Kind), ("date", _words.Day(step.On)), ("who", step.By));
        }
        else if (Treatment.State == TreatmentState.Active && Evaluation.Verdict is TreatmentLevel.Stop or TreatmentLevel.Interrupt or TreatmentLevel.Act)
        {
            yield return Of(EntryKind.Treatment, Undecided, "no-decision");
        }
    }

    private IEnumerable<PatientSentence> Found()
    {
        var met = Evaluation.Findings.Where(f => f.State == FindingState.Met).ToList();
        foreach (var finding in met.Where(f => f.StartEffect is null).DistinctBy(f => f.Rule)) yield return new PatientSentence(new PatientEntry(EntryKind.Rule, finding.Rule), _own.Rules[finding.Rule]);
        var topics = met.Where(f => f.StartEffect is not null).Select(TopicOf).Distinct(StringComparer.Ordinal).ToList();
        foreach (var topic in topics) yield return Of(EntryKind.Change, topic, "changed", ("what", _own.Changed[topic]));
        if (topics.Count > 0) yield return Of(EntryKind.Change, topics[0], "ask-about-changed");
    }

    private string TopicOf(VisitFinding finding) => _release.Rules.First(r => r.Id == finding.Rule).Topic;

    private IEnumerable<PatientSentence> Medicine()
    {
        if (Treatment.State == TreatmentState.Stopped)
        {
            yield return Of(EntryKind.Treatment, "stopped", "stopped-now");
            yield break;
        }
        yield return Of(EntryKind.Treatment, "started", "taken", ("medicine", _words.Medicine(Evaluation.Drug)), ("date", _words.Day(Evaluation.Guidance.Treatment.StartedOn)));
        if (Treatment.State == TreatmentState.Paused)
        {
            yield return Of(EntryKind.Treatment, "paused", "paused-now");
            yield break;
        }
        // A dose written as the regimens write theirs is told in plain words, any other as it was written.
        if (PlainDose().Match(Treatment.Dose.Trim().TrimEnd('.')) is { Success: true } plain && _words.Language.Times.TryGetValue(plain.Groups["times"].Value, out var times))
            yield return Of(EntryKind.Treatment, "dose", "dose-now", ("dose", plain.Groups["dose"].Value), ("times", times));
        else
            yield return new PatientSentence(new PatientEntry(EntryKind.Treatment, DoseInWords), _words.Text("signed-dose", ("dose", Treatment.Dose)));
        if (Treatment.Phase is { } phase) yield return Of(EntryKind.Treatment, "phase", "phase-" + Names.Of(phase));
        foreach (var taking in Letterhead.Taking(_release, Evaluation.Drug, Evaluation.Guidance.Jurisdiction))
            yield return new PatientSentence(new PatientEntry(EntryKind.Taking, taking.Id), _words.Language.Taking[taking.Id]);
    }

    private IEnumerable<PatientSentence> Checks()
    {
        if (Treatment.State == TreatmentState.Stopped) yield return Of(EntryKind.Treatment, "stopped", "checks-stopped");
        else if (!VisitCalendar.HasDay(Evaluation)) yield return Of(EntryKind.Visit, "no-date", "no-date");
    }

    private IEnumerable<PatientSentence> Counselling(PatientSectionPlan plan) =>
        (plan.Id == "stopping" && Treatment.State != TreatmentState.Active) || (plan.Id == "checks" && Treatment.State == TreatmentState.Stopped) ? []
        : Evaluation.Counselling.Where(c => plan.Counselling.Contains(c.Id, StringComparer.Ordinal)).Select(c => new PatientSentence(new PatientEntry(EntryKind.Counselling, c.Id), _words.Language.Counselling[c.Id]));

    /// <summary>The documents that the page's sentences rest on.</summary>
    private List<string> Titles(IReadOnlyList<PatientSection> sections)
    {
        var entries = sections.SelectMany(s => s.Sentences.Concat(s.Calendar.SelectMany(l => l.Checks))).Select(s => s.Entry).ToHashSet();
        bool Says(EntryKind kind, string id) => entries.Contains(new PatientEntry(kind, id));
        var cited = Evaluation.Findings.Where(f => f.State == FindingState.Met).SelectMany(f => f.Sources)
            .Concat(Evaluation.Counselling.Where(c => Says(EntryKind.Counselling, c.Id)).SelectMany(c => c.Sources))
            .Concat(Evaluation.Monitoring.Where(m => Says(EntryKind.Monitoring, m.Id)).SelectMany(m => m.Sources))
            .Concat(Evaluation.Outcomes.All.Where(o => Says(EntryKind.Outcome, o.Id)).SelectMany(o => o.Sources)).Select(c => c.Title);
        var read = Letterhead.Taking(_release, Evaluation.Drug, Evaluation.Guidance.Jurisdiction).Where(t => Says(EntryKind.Taking, t.Id)).SelectMany(t => t.Sources).Select(s => s.Document.Title);
        return [.. cited.Concat(read).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private PatientSentence Of(EntryKind kind, string id, string text, params (string, string)[] words) => new(new PatientEntry(kind, id), PatientWords.Fill(_own.Texts[text], words));

    [GeneratedRegex(@"^(?<dose>\d+(\.\d+)? mg) (?<times>[a-z ]+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainDose();
}
