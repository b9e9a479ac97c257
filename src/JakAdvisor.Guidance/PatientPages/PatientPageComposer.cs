using System.Globalization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>
/// Composes the patient's page from a stored evaluation and the decision on it. Pure: no clock, no database. Nothing is judged here: each sentence
/// stands because an entry of the evaluation, the decision or the clinic calls for it, and says which.
/// </summary>
public sealed class PatientPageComposer
{
    private readonly GuidanceRelease _release;
    private readonly PatientPageContent _content;
    private readonly PatientWords _words;
    private readonly Option? _option;

    private PatientPageComposer(GuidanceRelease release, PatientPageContent content, PatientLanguage language)
    {
        (_release, _content, _words) = (release, content, new PatientWords(language));
        _option = content.Decision switch
        {
            null => Options.FirstOrDefault(o => o.Drug == content.DraftDrug) ?? Options.MaxBy(o => o.Verdict),
            { Kind: "start" } decision => Options.FirstOrDefault(o => o.Drug == decision.Drug),
            _ => null,
        };
    }

    private IReadOnlyList<Option> Options => _content.Evaluation.Options;

    private Identity Made => _content.Evaluation.Guidance;

    private DateOnly? Start => _content.Decision is null ? _content.Evaluation.Guidance.PlannedStart : _content.Decision.PlannedStart;

    /// <summary>
    /// The page in one language of the release. A fact that is unknown leads to a sentence that says so, and never to a reassuring one; a number
    /// without its comparison is not told.
    /// </summary>
    /// <param name="release">The release the evaluation was made with.</param>
    /// <param name="content">What the page is made from.</param>
    /// <param name="language">Two letters; English when the release has no such language. A release without any has no page: <see cref="InvalidOperationException"/>.</param>
    public static PatientPage Compose(GuidanceRelease release, PatientPageContent content, string language) =>
        release.PatientLanguages.Count == 0 ? throw new InvalidOperationException("The release has no page for patients")
        : new PatientPageComposer(release, content, release.PatientLanguages.FirstOrDefault(l => l.Code == language) ?? release.PatientLanguages[0]).Page();

    private PatientPage Page()
    {
        var drug = _option is null ? null : _release.Drugs.Single(d => d.Id == _option.Drug);
        var figures = _option is null ? null : new PatientFigures(_release, _option, _content.Disease, FollowsTheRegimen, _words);
        var sections = new List<PatientSection>();
        foreach (var plan in _release.PatientLayout.Sections)
        {
            IEnumerable<PatientSentence> own = plan.Id switch
            {
                "decision" => Decided(),
                "medicine" => Medicine(),
                "before" => ToDo(),
                "emergency" => _option is null ? [] : Letterhead.Emergency(_content.Clinic, _words),
                "benefit" => figures?.Benefit ?? [],
                "harm" => figures?.Harm ?? [],
                "contact" => Letterhead.Contact(_content.Clinic, _words),
                "sources" => Letterhead.MadeFrom(Made.Release, Made.Sha256, Made.AsOf, _words),
                _ => [],
            };
            List<PatientSentence> sentences = [.. own, .. Counselling(plan)];
            var calendar = plan.Id == "checks" && _option is not null ? PatientCalendar.Of(_release, _option, Start, _words) : [];
            if (sentences.Count > 0 || calendar.Count > 0)
                sections.Add(new PatientSection(plan.Id, _words.Heading(plan.Id), sentences, calendar, plan.Id == "sources" ? Titles(sections, figures) : []));
        }
        return new PatientPage(
            _words.Language, _content.Decision is null ? Letterhead.Marks(_release, l => l.Texts["draft-mark"], _words) : [], _option?.Drug,
            drug is null ? _words.Text("title-without") : _words.Text("title", ("medicine", _words.Medicine(drug.Id)), ("brand", drug.Brand)),
            Letterhead.Identity(_content.Patient, _words),
            _words.Day(_content.Today), _content.Clinic.Phone.Length == 0, sections);
    }

    private IEnumerable<PatientSentence> Decided()
    {
        var decision = _content.Decision;
        (string, string)[] signed = decision is null ? [] : [("who", decision.SignedBy), ("date", _words.Day(decision.SignedOn))];
        if (decision is null)
        {
            yield return Of(EntryKind.Decision, "none", "draft");
            if (_option is not null) yield return Of(EntryKind.Decision, "none", "draft-shows", ("medicine", _words.Medicine(_option.Drug)));
        }
        else if (decision.Kind == "start")
        {
            yield return Of(EntryKind.Decision, "start", "start", [("medicine", _words.Medicine(decision.Drug)), .. signed]);
        }
        else
        {
            yield return Of(EntryKind.Decision, decision.Kind, decision.Kind, signed);
        }
        if (_option is null) yield break;
        if (decision is not null || Start is not null)
            yield return Start is { } day ? Of(EntryKind.Decision, "planned-start", "start-day", ("start", _words.Day(day))) : Of(EntryKind.Decision, "planned-start", "start-no-day");
        if (Met(_option, Effect.Contraindication, Effect.Avoid, Effect.LastResort).FirstOrDefault() is { } against) yield return Of(EntryKind.Rule, against.Rule, "against");
        if (Met(_option, Effect.OutsideIndication).FirstOrDefault() is { } outside) yield return Of(EntryKind.Rule, outside.Rule, "off-label");
        if (_option.Provisional) yield return Of(EntryKind.Evaluation, "provisional", "open");
    }

    /// <summary>Whether what was signed is the regimen of the evaluation, in one of the ways it can be written.</summary>
    private bool FollowsTheRegimen
    {
        get
        {
            if (_option?.Regimen is not { } plan) return false;
            if (_content.Decision is not { } decision) return true;
            var (induction, maintenance) = (plan.Induction, plan.Maintenance);
            var dose = $"{induction.Dose} {induction.Times}";
            var first = string.Create(CultureInfo.InvariantCulture, $"{dose} for {induction.Weeks} weeks");
            return new[] { dose, first, $"{first}, then {maintenance.Dose} {maintenance.Times}" }.Contains(decision.Dose.Trim().TrimEnd('.'), StringComparer.OrdinalIgnoreCase);
        }
    }

    private IEnumerable<PatientSentence> Medicine()
    {
        if (_option is null) yield break;
        if (_option.Regimen is { } plan && FollowsTheRegimen)
        {
            (string, string)[] Dose(string dose, string times) => [("dose", dose), ("times", _words.Times(times))];
            PatientSentence Said(string text, params (string, string)[] words) => Of(EntryKind.Regimen, _option.Drug, text, words);
            yield return Said("first-phase", [.. Dose(plan.Induction.Dose, plan.Induction.Times), ("weeks", PatientWords.Number(plan.Induction.Weeks))]);
            yield return Said("after", Dose(plan.Maintenance.Dose, plan.Maintenance.Times));
            if (plan.Maintenance.Option is { } option) yield return Said("higher-option", Dose(option, plan.Maintenance.Times));
            foreach (var rule in plan.Adjustments.Select(a => a.Rule).Distinct(StringComparer.Ordinal)) yield return new PatientSentence(new PatientEntry(EntryKind.Dose, rule), _words.Language.Doses[rule]);
            if (plan.Provisional) yield return Said("dose-may-be-lower");
            if (plan.IfItComesToAStart) yield return Said("if-it-starts");
            if (plan.Extension != "none") yield return Said("longer");
            if (plan.Stop.Length > 0) yield return Said("if-no-help");
        }
        else if (_content.Decision is { Dose.Length: > 0 } decision)
        {
            yield return Of(EntryKind.Decision, "dose", "signed-dose", ("dose", decision.Dose));
        }
        foreach (var taking in Taking) yield return new PatientSentence(new PatientEntry(EntryKind.Taking, taking.Id), _words.Language.Taking[taking.Id]);
    }

    private IEnumerable<TakingEntry> Taking => _option is null ? [] : Letterhead.Taking(_release, _option.Drug, Made.Jurisdiction);

    /// <summary>What stands between this person and a start: of the drug decided on; when it was put off, of every drug that could still be started.</summary>
    private List<PatientSentence> ToDo()
    {
        List<Option> options = _option is not null ? [_option] : _content.Decision is { Kind: "defer" } ? [.. Options.Where(o => o.Verdict >= Level.NotNow)] : [];
        var sentences = new List<PatientSentence>();
        foreach (var (option, finding) in options.SelectMany(o => Met(o, Effect.Require, Effect.Hold, Effect.Condition).Select(f => (o, f))).DistinctBy(f => f.f.Rule))
        {
            if (!_words.Language.Rules.TryGetValue(finding.Rule, out var text)) continue;
            var said = PatientWords.Fill(text, [.. _release.Parameters.Select(p => (p.Name, PatientWords.Number(p.Value)))]);
            if (From(option, finding) is { } day) said += _words.Joined(_words.Text("not-before", ("date", _words.Day(day))));
            sentences.Add(new PatientSentence(new PatientEntry(EntryKind.Rule, finding.Rule), said) { ToDo = true });
        }
        if (sentences.Count == 0) return sentences;
        var before = _option is not null && Start is { } start ? Of(EntryKind.Decision, "planned-start", "before-day", ("start", _words.Day(start))) : Of(EntryKind.Decision, "planned-start", "before-no-day");
        return [before, .. sentences];
    }

    /// <summary>The day on which waiting alone clears a finding; null where waiting is not enough.</summary>
    private static DateOnly? From(Option option, Finding finding) => option.Changes
        .Where(c => c.Set is [{ From: not null }] && finding.Effect == Effect.Hold && finding.Facts.Any(f => f.Fact == c.Set[0].Fact || f.From?.Any(r => r.Fact == c.Set[0].Fact) == true))
        .Select(c => c.Set[0].From).FirstOrDefault();

    private IEnumerable<PatientSentence> Counselling(PatientSectionPlan plan) => _option is null ? []
        : _option.Counselling.Where(c => plan.Counselling.Contains(c.Id, StringComparer.Ordinal)).Select(c => new PatientSentence(new PatientEntry(EntryKind.Counselling, c.Id), _words.Language.Counselling[c.Id]));

    /// <summary>The documents that the page's sentences rest on.</summary>
    private List<string> Titles(IReadOnlyList<PatientSection> sections, PatientFigures? figures)
    {
        var entries = sections.SelectMany(s => s.Sentences.Concat(s.Calendar.SelectMany(l => l.Checks))).Select(s => s.Entry).ToHashSet();
        bool Says(EntryKind kind, string id) => entries.Contains(new PatientEntry(kind, id));
        var options = _option is null ? Options : [_option];
        var cited = options.SelectMany(o => o.Findings.Where(f => Says(EntryKind.Rule, f.Rule) || Says(EntryKind.Dose, f.Rule)).SelectMany(f => f.Sources)
            .Concat(o.Counselling.Where(c => Says(EntryKind.Counselling, c.Id)).SelectMany(c => c.Sources))
            .Concat(o.Monitoring.Where(m => Says(EntryKind.Monitoring, m.Id)).SelectMany(m => m.Sources))
            .Concat(Says(EntryKind.Regimen, o.Drug) ? o.Regimen?.Sources ?? [] : [])).Select(c => c.Title);
        var read = Taking.SelectMany(t => t.Sources).Concat(figures?.Sources ?? []).Select(s => s.Document.Title);
        return [.. cited.Concat(read).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<Finding> Met(Option option, params Effect[] effects) => option.Findings.Where(f => f.State == FindingState.Met && effects.Contains(f.Effect));

    private PatientSentence Of(EntryKind kind, string id, string text, params (string, string)[] words) => new(new PatientEntry(kind, id), _words.Text(text, words));
}
