using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// Reads <c>visit-page.yaml</c> and, for each language of the patient's page, <c>visit-page.&lt;language&gt;.yaml</c>. A release that was kept before there was such a
/// page still loads, without one; the program asks for it at start.
/// </summary>
internal sealed class VisitPageLoader(GuidanceFiles files, Faults faults)
{
    private const string LayoutFile = "visit-page.yaml";

    /// <summary>What the page holds; null in a release without one.</summary>
    public VisitPageLayout? Layout(FactCatalogue visitFacts, IReadOnlyList<CounsellingEntry> counselling)
    {
        if (!files.KnowVisits || !files.Texts.ContainsKey(LayoutFile)) return null;
        if (files.Map(LayoutFile, faults, "sections", "notAtVisits", "needs", "measures", "outcomes") is not { } file) return null;
        var entries = counselling.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var raw = visitFacts.Raw.Select(f => f.Name).ToList();
        var sections = YamlMap.Unique(file.Maps("sections", "id", "counselling"))
            .Select(map => new PatientSectionPlan(map.Word("id", VisitPageTextKeys.Sections), map.Words("counselling", entries, mayBeEmpty: true))).ToList();
        foreach (var absent in VisitPageTextKeys.Sections.Except(sections.Select(s => s.Id), StringComparer.Ordinal)) file.FaultAt("sections", $"the section {absent} is missing");
        var notAtVisits = file.Words("notAtVisits", entries, mayBeEmpty: true);
        Once(file, "sections", entries, sections.SelectMany(s => s.Counselling).Concat(notAtVisits), "section");
        var needs = YamlMap.Unique(file.Maps("needs", "id", "facts")).Select(map => new PatientNeed(map.Text("id"), map.Words("facts", raw))).ToList();
        Once(file, "needs", raw, needs.SelectMany(n => n.Facts), "need");
        return new VisitPageLayout(sections, notAtVisits, needs, file.Words("measures", raw), file.Words("outcomes", Treatment.Outcomes.Ids));
    }

    /// <summary>The languages with what they say after a visit. None lacks a text, and none has one that nothing calls for.</summary>
    public IReadOnlyList<PatientLanguage> With(
        IReadOnlyList<PatientLanguage> languages, VisitPageLayout layout, IReadOnlyList<TreatmentRule> treatmentRules, IReadOnlyList<Rule> rules, VisitPlan plan)
    {
        var expected = new Dictionary<string, IReadOnlyDictionary<string, string[]>>(StringComparer.Ordinal)
        {
            ["headings"] = PatientTextCheck.Plain(VisitPageTextKeys.Headings),
            ["texts"] = VisitPageTextKeys.Texts,
            ["rules"] = PatientTextCheck.Plain(treatmentRules.Select(r => r.Id)),
            ["changed"] = PatientTextCheck.Plain(rules.Where(r => r.Variants.Any(plan.IsJudgedAgain)).Select(r => r.Topic)),
            ["needs"] = PatientTextCheck.Plain(layout.Needs.Select(n => n.Id)),
            ["measures"] = PatientTextCheck.Plain(layout.Measures),
            ["reached"] = PatientTextCheck.Plain(layout.Outcomes),
            ["notReached"] = PatientTextCheck.Plain(layout.Outcomes),
        };
        return [.. languages.Select(language => language with { Visit = Texts(language.Code, expected) })];
    }

    private VisitPageTexts? Texts(string language, Dictionary<string, IReadOnlyDictionary<string, string[]>> expected)
    {
        if (files.Map($"visit-page.{language}.yaml", faults, ["language", .. expected.Keys]) is not { } map) return null;
        if (map.Text("language") is { Length: > 0 } code && code != language) map.FaultAt("language", $"the language of {map.File} cannot be {code}");
        foreach (var (mapping, keys) in expected) PatientTextCheck.Of(map, mapping, keys, mayLeaveOut: false);
        return new VisitPageTexts
        {
            Headings = map.Pairs("headings"),
            Texts = map.Pairs("texts"),
            Rules = map.Pairs("rules"),
            Changed = map.Pairs("changed"),
            Needs = map.Pairs("needs"),
            Measures = map.Pairs("measures"),
            Reached = map.Pairs("reached"),
            NotReached = map.Pairs("notReached"),
        };
    }

    private static void Once(YamlMap file, string key, IEnumerable<string> all, IEnumerable<string> standing, string place)
    {
        var places = standing.CountBy(s => s, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var entry in all.Order(StringComparer.Ordinal))
        {
            var count = places.GetValueOrDefault(entry);
            if (count != 1) file.FaultAt(key, count == 0 ? $"no {place} holds {entry}" : $"{entry} stands in {count} {place}s");
        }
    }
}
