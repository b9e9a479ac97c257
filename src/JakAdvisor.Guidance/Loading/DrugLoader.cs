using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>drugs.yaml</c>: where each drug is authorised, its regimens and what dose rules make of them.</summary>
internal static class DrugLoader
{
    private static readonly Dictionary<string, int> TimesADay = new(StringComparer.Ordinal) { ["once daily"] = 1, ["twice daily"] = 2 };

    public static IReadOnlyList<Drug> Read(GuidanceFiles files, FactCatalogue catalogue, SourceLoader sources, Faults faults)
    {
        var file = files.Map("drugs.yaml", faults, "drugs");
        if (file is null) return [];
        var diseases = catalogue.TryGet("disease.type", out var type) ? type.Words : [];
        var drugs = new List<Drug>();
        foreach (var map in file.Maps("drugs", "id", "name", "brand", "where", "regimens", "doseRules"))
        {
            var where = map.NamedList<Jurisdiction>("where");
            var regimens = map.Maps("regimens", "disease", "where", "induction", "maintenance", "stop", "notes", "sources", "mark").Select(r => OfRegimen(r, diseases, sources)).ToList();
            foreach (var twice in regimens.GroupBy(r => (r.Disease, r.Where)).Where(g => g.Count() > 1))
                map.Fault($"two regimens of {map.Text("id")} are for {twice.Key.Disease} in {Names.Of(twice.Key.Where)}");
            var doseRules = map.Maps("doseRules", "rule", "where", "induction", "maintenance", "note").Select(d => new DoseRule(
                d.Text("rule"), d.NamedList<Jurisdiction>("where"), OfDose(d.MapOrNull("induction", "dose", "times")), OfDose(d.MapOrNull("maintenance", "dose", "times")),
                d.TextOrNull("note") ?? "")).ToList();
            drugs.Add(new Drug(map.Text("id"), map.Text("name"), map.Text("brand"), where, regimens, doseRules) { Line = map.Line });
        }
        return drugs;
    }

    /// <summary>Every dose rule has its dose, every dose and every option has its rule.</summary>
    public static void CheckDoseRules(IReadOnlyList<Drug> drugs, IReadOnlyList<Rule> rules, Faults faults)
    {
        foreach (var drug in drugs)
        {
            foreach (var rule in drug.Regimens.Select(r => r.OptionRule).OfType<string>().Where(o => rules.All(r => r.Id != o)).Distinct(StringComparer.Ordinal))
                faults.Add("drugs.yaml", drug.Line, $"the option of {drug.Id} waits for the rule {rule}, which there is not{Spelling.Suggestion(rule, rules.Select(r => r.Id))}");
            foreach (var where in drug.Where)
            {
                var needed = rules.Where(r => r.Variants.Any(v => v.Effect == Effect.Dose && v.AppliesTo(drug.Id, where))).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
                var given = drug.DoseRules.Where(d => d.Where.Contains(where)).Select(d => d.Rule).ToList();
                foreach (var rule in needed.Except(given, StringComparer.Ordinal))
                    faults.Add("drugs.yaml", drug.Line, $"the dose rule {rule} applies to {drug.Id} in {Names.Of(where)}, but drugs.yaml gives no dose for it");
                foreach (var rule in given.Except(needed, StringComparer.Ordinal))
                    faults.Add("drugs.yaml", drug.Line, $"drugs.yaml gives {drug.Id} in {Names.Of(where)} a dose for {rule}, which is no dose rule there");
                if (given.Distinct(StringComparer.Ordinal).Count() != given.Count) faults.Add("drugs.yaml", drug.Line, $"drugs.yaml gives {drug.Id} in {Names.Of(where)} two doses for one rule");
            }
        }
    }

    private static Regimen OfRegimen(YamlMap map, IReadOnlyList<string> diseases, SourceLoader sources)
    {
        var induction = map.Map("induction", "dose", "times", "weeks", "extension");
        var maintenance = map.Map("maintenance", "dose", "times", "option", "optionRule");
        return new Regimen
        {
            Disease = map.Word("disease", [.. diseases]),
            Where = map.Named<Jurisdiction>("where"),
            Induction = OfDose(induction) ?? new Dose("", "", 0),
            Weeks = induction?.Whole("weeks") ?? 0,
            Extension = induction?.Text("extension") ?? "",
            Maintenance = OfDose(maintenance) ?? new Dose("", "", 0),
            Option = maintenance?.TextOrNull("option"),
            OptionRule = maintenance?.TextOrNull("optionRule"),
            Stop = map.Text("stop"),
            Notes = map.Texts("notes", mayBeEmpty: true),
            Sources = sources.Cited(map),
            Mark = map.Named<Mark>("mark"),
        };
    }

    private static Dose? OfDose(YamlMap? map)
    {
        if (map is null) return null;
        var (amount, times) = (map.Text("dose"), map.Word("times", TimesADay.Keys));
        var parts = amount.Split(' ');
        if (parts.Length == 2 && parts[1] == "mg" && double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milligrams) && TimesADay.TryGetValue(times, out var daily))
            return new Dose(amount, times, milligrams * daily);
        map.FaultAt("dose", $"a dose is a number of mg, such as 45 mg; {amount} is none");
        return null;
    }
}
