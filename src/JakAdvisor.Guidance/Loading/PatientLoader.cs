using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// Reads <c>patient.yaml</c> and every <c>patient.&lt;language&gt;.yaml</c>. No language lacks an entry, none has one that nothing calls for, and every
/// word in braces is one that will be filled in.
/// </summary>
internal sealed partial class PatientLoader(GuidanceFiles files, Faults faults)
{
    private static readonly string[] Mappings =
        ["headings", "texts", "medicines", "times", "taking", "doses", "rules", "monitoring", "every", "comparators", "figures", "counselling"];

    private static readonly string[] Counted = ["n", "c"];
    private static readonly string[] CountedInAWeek = ["n", "c", "week"];

    private readonly List<(string File, YamlMap Map)> _languages = ReadLanguages(files, faults);

    /// <summary>Release 2026.1 had no page for patients. It must still load, for its stored assessments.</summary>
    public bool HasPage => files.Texts.ContainsKey("patient.yaml");

    /// <summary>The English counselling sentences, which also stand beside the clinician's.</summary>
    public IReadOnlyDictionary<string, string> PlainCounselling =>
        _languages.Where(l => l.File == "patient.en.yaml").Select(l => l.Map.Pairs("counselling")).FirstOrDefault() ?? new Dictionary<string, string>(StringComparer.Ordinal);

    public PatientLayout Layout(SourceLoader sources, IReadOnlyList<string> drugs, IReadOnlyCollection<string> rules, IReadOnlyList<CounsellingEntry> counselling, IReadOnlyList<EvidenceFigure> evidence)
    {
        if (!HasPage) return new PatientLayout([], [], [], []);
        var file = files.Map("patient.yaml", faults, "sections", "recordOnly", "taking", "figures")!;
        var ids = counselling.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var sectionMaps = YamlMap.Unique(file.Maps("sections", "id", "counselling"));
        var sections = sectionMaps.Select(map => new PatientSectionPlan(map.Word("id", PatientTextKeys.Sections), map.Words("counselling", ids, mayBeEmpty: true))).ToList();
        foreach (var absent in PatientTextKeys.Sections.Except(sections.Select(s => s.Id), StringComparer.Ordinal)) file.FaultAt("sections", $"the section {absent} is missing");
        foreach (var entry in ids.Order(StringComparer.Ordinal))
        {
            var places = sections.Count(s => s.Counselling.Contains(entry, StringComparer.Ordinal));
            if (places != 1) file.FaultAt("sections", places == 0 ? $"no section holds {entry}" : $"{entry} stands in {places} sections");
        }
        var taking = YamlMap.Unique(file.Maps("taking", "id", "drug", "where", "sources"))
            .Select(map => new TakingEntry(map.Text("id"), map.Word("drug", [.. drugs]), map.NamedList<Jurisdiction>("where"), sources.Cited(map))).ToList();
        var figures = new List<PatientFigure>();
        foreach (var map in YamlMap.Unique(file.Maps("figures", "id", "drugs")))
        {
            if (evidence.FirstOrDefault(e => e.Id == map.Word("id", [.. evidence.Select(e => e.Id)])) is not { } figure) continue;
            if (figure.Result.PerHundred is null || figure.Comparator?.PerHundred is null)
                map.Fault($"{figure.Id} cannot be told to patients: it needs a number out of 100 and one to compare it with");
            figures.Add(new PatientFigure(figure, map.Words("drugs", [.. drugs], mayBeEmpty: true)));
        }
        return new PatientLayout(sections, file.Words("recordOnly", rules, mayBeEmpty: true), taking, figures);
    }

    public IReadOnlyList<PatientLanguage> Languages(
        PatientLayout layout, IReadOnlyList<Drug> drugs, IReadOnlyList<Rule> rules, IReadOnlyList<CounsellingEntry> counselling, IReadOnlyList<MonitoringEntry> monitoring, IReadOnlyCollection<string> parameters)
    {
        var regimens = drugs.SelectMany(d => d.Regimens.SelectMany(r => new[] { r.Induction, r.Maintenance }).Concat(d.DoseRules.SelectMany(r => new[] { r.Induction, r.Maintenance }.OfType<Dose>())));
        var expected = new Dictionary<string, IReadOnlyDictionary<string, string[]>>(StringComparer.Ordinal)
        {
            ["headings"] = PatientTextCheck.Plain(PatientTextKeys.Sections),
            ["texts"] = PatientTextKeys.Texts,
            ["medicines"] = PatientTextCheck.Plain(drugs.Select(d => d.Id)),
            ["times"] = PatientTextCheck.Plain(regimens.Select(d => d.Times)),
            ["taking"] = PatientTextCheck.Plain(layout.Taking.Select(t => t.Id)),
            ["doses"] = PatientTextCheck.Plain(drugs.SelectMany(d => d.DoseRules).Select(d => d.Rule)),
            ["rules"] = PatientTextCheck.Keyed(ToDo(rules).Except(layout.RecordOnly, StringComparer.Ordinal), _ => [.. parameters]),
            ["monitoring"] = PatientTextCheck.Plain(monitoring.Select(m => m.Id)),
            ["every"] = PatientTextCheck.Plain(monitoring.Where(m => !m.RepeatsItsWindow).Select(m => m.Every).OfType<string>()),
            ["comparators"] = PatientTextCheck.Plain(layout.Figures.Select(f => f.Figure.ComparatorName)),
            ["figures"] = layout.Figures.ToDictionary(f => f.Figure.Id, f => f.Figure.Week is null ? Counted : CountedInAWeek, StringComparer.Ordinal),
            ["counselling"] = PatientTextCheck.Plain(counselling.Select(c => c.Id)),
        };
        // A fault in what the texts belong to would be told once more for every language.
        foreach (var (_, map) in faults.None ? _languages : [])
        {
            foreach (var (mapping, keys) in expected.Where(e => HasPage || e.Key == "counselling")) PatientTextCheck.Of(map, mapping, keys, mayLeaveOut: mapping == "rules");
        }
        return !HasPage ? [] : [.. _languages.Select(l => Language(l.File, l.Map)).OrderBy(l => l.Code != "en").ThenBy(l => l.Code, StringComparer.Ordinal)];
    }

    /// <summary>Rules that ask for something to be known or done.</summary>
    private static IEnumerable<string> ToDo(IReadOnlyList<Rule> rules) =>
        rules.Where(r => r.Variants.Any(v => v.Effect is Effect.Require or Effect.Hold or Effect.Condition)).Select(r => r.Id);

    private static List<(string File, YamlMap Map)> ReadLanguages(GuidanceFiles files, Faults faults)
    {
        var names = files.Texts.Keys.Where(f => LanguageFile().IsMatch(f)).ToList();
        if (!names.Contains("patient.en.yaml")) names.Add("patient.en.yaml");
        return [.. names.Select(f => (File: f, Map: files.Map(f, faults, ["language", "name", "tag", "date", "notice", .. Mappings]))).Where(l => l.Map is not null).Select(l => (l.File, l.Map!))];
    }

    private static PatientLanguage Language(string file, YamlMap map)
    {
        var code = map.Text("language");
        if (file != $"patient.{code}.yaml") map.FaultAt("language", $"the language of {file} cannot be {code}");
        return new PatientLanguage
        {
            Code = code,
            Name = map.Text("name"),
            Tag = map.Text("tag"),
            Date = map.Text("date"),
            Notice = map.TextOrNull("notice") ?? "",
            Headings = map.Pairs("headings"),
            Texts = map.Pairs("texts"),
            Medicines = map.Pairs("medicines"),
            Times = map.Pairs("times"),
            Taking = map.Pairs("taking"),
            Doses = map.Pairs("doses"),
            Rules = map.Pairs("rules"),
            Monitoring = map.Pairs("monitoring"),
            Every = map.Pairs("every"),
            Comparators = map.Pairs("comparators"),
            Figures = map.Pairs("figures"),
            Counselling = map.Pairs("counselling"),
        };
    }

    [GeneratedRegex(@"^patient\.[a-z]{2}\.yaml$", RegexOptions.None, 1000)]
    private static partial Regex LanguageFile();
}
