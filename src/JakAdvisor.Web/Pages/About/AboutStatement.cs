using System.Reflection;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.About;

/// <summary>
/// What the product is, what it is not, what it uses and does not know: the same statement for the page and for <c>/about.json</c>. The thirteen source
/// attributes are those that 45 CFR 170.315(b)(11) lists for evidence-based decision support.
/// </summary>
internal sealed record AboutStatement(
    string Product, string Version, string Release, string Released, string Sha256, int OverridesInForce, IReadOnlyList<string> IntendedUse, IReadOnlyList<string> IntendedUsers,
    IReadOnlyList<string> IsNot, IReadOnlyList<string> MissingAnswers, IReadOnlyList<string> Limits, IReadOnlyList<string> Disagreements, IReadOnlyList<SourceAttribute> SourceAttributes)
{
    private const string NotGiven = "not given";

    public static AboutStatement Of(GuidanceRelease release) => new(
        "JakAdvisor",
        typeof(AboutStatement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? NotGiven,
        release.Name, release.Released, release.Sha256, release.Overrides.Count,
        [
            "To help decide, before the first dose, whether an adult with Crohn's disease or ulcerative colitis can start a JAK inhibitor, which one, at what dose, what stands against it and what is still missing.",
            $"It answers for {string.Join(", ", release.Drugs.Select(d => d.Name.ToLowerInvariant()))}, by the labels of the United States or of the European Union, on the facts that are entered.",
            "It shows the basis of every answer: each rule in words, the facts it read with their dates, the sources with their place, and how well each is known.",
        ],
        [
            "Gastroenterologists, who decide and sign.",
            "Nurses of a bowel disease clinic, who prepare the decision.",
            "Programs of such a clinic, through the interface.",
        ],
        [
            "It does not decide. A clinician decides, and can check every line of the basis.",
            "It is not for emergencies.",
            "It is not for patients to use alone. The patient's page is handed over by a clinician.",
            "It is not for children and not for other diseases or drugs.",
            "It does not follow a treatment under way; it names what to check on treatment.",
            "It does not replace the label. Statements marked as to be confirmed or as our own rule are not verified label text and say so wherever they stand.",
        ],
        [
            "There are four kinds of not knowing: not asked, asked and nobody knows, not done, and too old. For people they are told apart; for the rules all four are unknown.",
            "A missing answer never counts as reassuring. A rule that an answer could still meet stays open, and an open rule that threatens something worse makes the answer incomplete at least.",
            "A test that was not done is never negative. An indeterminate result is never negative.",
            "A reassuring answer counts only inside its window. What is positive or lasting does not expire by itself, and is shown as old.",
            "What is missing is listed as questions, with what each answer would lead to.",
            "An error of the program or of the guidance is never shown as a finding: it stops the answer.",
        ],
        release.Limits, release.Disagreements, Attributes(release));

    private static IReadOnlyList<SourceAttribute> Attributes(GuidanceRelease release)
    {
        SourceAttribute Used(string name, string answer, params string[] facts) => new(name, answer, true, [.. facts.Select(f => Fact(release, f))]);
        SourceAttribute Unused(string name, string? answer = null) => new(name, answer ?? "Not used: no fact records it and no rule reads it.", false, []);
        return
        [
            new("Bibliographic citation", $"{release.Documents.Count} documents and {release.Sources.Count} statements taken from them, each with its place and how well it was read.", null, [], "/guidance/sources"),
            new("Developer", "JakAdvisor. No legal entity is named: not given.", null, []),
            new("Funding of the development", NotGiven, null, []),
            new("Release and revision dates", $"Guidance release {release.Name} of {release.Released}, the first; no revision since.", null, [], "/guidance/releases"),
            Unused("Race", "Not used: no fact records it and no rule reads it. An eGFR is taken as the laboratory reports it; by which formula is not asked."),
            Unused("Ethnicity", "Not used: no fact records it and no rule reads it. Whether somebody lived where tuberculosis is common is asked, not where somebody comes from."),
            Unused("Language"),
            Unused("Sexual orientation"),
            Unused("Gender identity"),
            Used("Sex", "Used: the sex recorded at birth decides whether the questions on pregnancy apply, and stands in the formulas of the creatinine clearance and the CDAI.", "patient.sex"),
            Used("Date of birth", "Used: the age on the day of the evaluation is worked out from it. Age decides indication, dose and several cautions; it also stands in the formula of the creatinine clearance.", "patient.age"),
            Used("Social determinants of health", "Not used as such. One question touches them: birth, life or travel where tuberculosis is common, or contact with it.", "tb.exposureRisk"),
            Used("Health status assessments", "Used: smoking, pregnancy and contraception, and disease activity with its scores.",
                "cardiovascular.smoking", "cardiovascular.formerLongTermSmoker", "pregnancy.status", "pregnancy.possible", "pregnancy.contraception", "pregnancy.breastfeeding",
                "disease.activity", "disease.cdai", "disease.hbi", "disease.mayo", "disease.sesCd"),
        ];
    }

    /// <summary>A fact with the number of rules that read it, through derived facts too.</summary>
    private static UsedFact Fact(GuidanceRelease release, string name) => new(name, release.Facts[name].Label,
        release.Rules.Count(r => GuidancePages.RuleWords.Inputs(release.Facts, r.Variants.Select(v => v.When)).Any(f => f.Name == name)));
}

/// <summary>One of the thirteen attributes with its answer.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Answer">What is known; <c>not given</c> where nothing is.</param>
/// <param name="Used">Whether such data are used; null where the attribute is not about data.</param>
/// <param name="Facts">The facts that carry them.</param>
/// <param name="More">The page that tells more; null when none does.</param>
internal sealed record SourceAttribute(string Name, string Answer, bool? Used, IReadOnlyList<UsedFact> Facts, string? More = null);

internal sealed record UsedFact(string Name, string Label, int Rules);
