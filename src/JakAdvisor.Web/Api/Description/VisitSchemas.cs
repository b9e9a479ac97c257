using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using Microsoft.OpenApi;
using static JakAdvisor.Web.Api.Description.Schemas;

namespace JakAdvisor.Web.Api.Description;

/// <summary>What is answered about a visit: the shape of an option with the levels of treatment, and the outcomes.</summary>
internal sealed class VisitSchemas(OpenApiDocument document, GuidanceRelease release)
{
    public void Add()
    {
        document.AddComponent("TreatmentLevel", WordsOf<TreatmentLevel>("Verdict levels on treatment, worst first."));
        document.AddComponent("VisitFinding", Object(
            ("rule", Text()), ("effect", WordsOf<TreatmentEffect>()), ("startEffect?", WordsOf<Effect>("Of a start rule that is newly met: what it would have done before the start.")),
            ("state", WordsOf<FindingState>()), ("title", Text()), ("say", Text()), ("action", Text()),
            ("sinceStart?", ListOf(Object(("fact", Text()), ("atStart", OrNull(Ref("Value"))), ("now", OrNull(Ref("Value")))), "What is new since the start.")),
            ("mark", Ref("Mark")), ("facts", List("FactReading")), ("missing", ListOf(Text())), ("sources", List("Citation")), ("condition", Ref("Condition")), ("file", Text()), ("line", Whole())));
        document.AddComponent("VisitGap", Object(
            ("fact", Text()), ("question", Text()), ("unknown", OrNull(Ref("Unknown"))), ("settle", YesNo()), ("decisive", YesNo("Some answer changes the verdict.")),
            ("bounds", YesNo("Some answer changes bestCase or worstCase.")), ("could", MapTo(Ref("TreatmentLevel"), "The verdict each possible answer leads to."))));
        document.AddComponent("VisitChange", Object(
            ("set", ListOf(Object(("fact", Text()), ("to", Ref("Value")), ("without?", Text()), ("with?", MapTo(Ref("Value"))), ("from?", Day())))), ("verdict", Ref("TreatmentLevel"))));
        document.AddComponent("DueItem", Object(
            ("id", Text()), ("what", Text()), ("applies", YesNo("False while it waits for an answer whether it does.")), ("weeks", ListOf(Whole())), ("window?", ListOf(Whole())),
            ("every", OrNull(Text())), ("on", ListOf(Day())), ("facts", ListOf(Text(), "The facts that are its result.")), ("lastResult", OrNull(Day())), ("due", OrNull(Day())),
            ("overdue", YesNo()), ("why", Text()), ("sources", List("Citation")), ("mark", Ref("Mark"))));
        AddOutcomes();
        document.AddComponent("VisitEvaluation", Object(
            ("guidance", Object(
                ("release", Text()), ("sha256", Text("SHA-256 over the guidance files.")), ("jurisdiction", WordsOf<Jurisdiction>()), ("asOf", Day()),
                ("treatment", Object(("drug", Text()), ("dose", Text()), ("startedOn", Day()), ("phase", OrNull(WordsOf<TreatmentPhase>())))),
                ("week", Whole()), ("overrides", List("Override", "Numbers this site has set otherwise than the release.")),
                ("settings", ListOf(Object(("name", Text()), ("value", OrNull(Number())), ("released", OrNull(Number())), ("unit", Text())), "The clinic's own numbers; null = unset.")))),
            ("drug", Words(release.Drugs.Select(d => d.Id))), ("verdict", Ref("TreatmentLevel")), ("provisional", YesNo()), ("bestCase", Ref("TreatmentLevel")),
            ("worstCase", Ref("TreatmentLevel")), ("alsoStands", OrNull(Ref("TreatmentLevel"))), ("findings", List("VisitFinding")), ("gaps", List("VisitGap")),
            ("changes", List("VisitChange")), ("regimen", OrNull(Ref("Regimen"))), ("monitoring", List("DueItem")), ("counselling", List("Counselling")),
            ("outcomes", Ref("Outcomes")), ("unrecognised", ListOf(Text(), "Medicine names to check by hand."))));
    }

    private void AddOutcomes()
    {
        var state = WordsOf<OutcomeState>("Not evaluable is never no.");
        document.AddComponent("OutcomeState", state);
        document.AddComponent("Outcome", Object(
            ("id", Text()), ("name", Text()), ("definition", Text()), ("basis", WordsOf<OutcomeBasis>()), ("state", Ref("OutcomeState")),
            ("steroidFree", Ref("OutcomeState")),
            ("inputs", ListOf(Object(("fact", Text()), ("start", OrNull(Number())), ("startOn?", Day()), ("now", OrNull(Number())), ("nowOn?", Day()), ("unit", Text())))),
            ("why", Text("Why it is not evaluable.")), ("warning", Text()), ("sources", List("Citation"))));
        document.AddComponent("Outcomes", Object(("response", Ref("OutcomeState")), ("corticosteroid", Ref("OutcomeState")), ("all", List("Outcome"))));
    }

    private OpenApiSchema List(string of, string? description = null) => ListOf(Ref(of), description);

    private OpenApiSchemaReference Ref(string id) => new(id, document);
}
