using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.OpenApi;
using static JakAdvisor.Web.Api.Description.Schemas;

namespace JakAdvisor.Web.Api.Description;

/// <summary>
/// What is answered. Written by hand, so that a change of a class cannot change the contract unseen. Keys that the contract's own example leaves out
/// may be left out; this program answers with all of them.
/// </summary>
internal sealed class AnswerSchemas(OpenApiDocument document, GuidanceRelease release)
{
    public void Add()
    {
        document.AddComponent("Level", WordsOf<Level>("Verdict levels, worst first."));
        document.AddComponent("Mark", WordsOf<Mark>("How well a statement is known, best first; confirm = not verified, confirm in the current label; ours = our inference or local policy."));
        document.AddComponent("Unknown", Words(Names.All<FactState>().Where(s => s != Names.Of(FactState.Known)), "Which kind of not knowing."));
        document.AddComponent("Value", Either("A value: true or false, a word, a number, a date or a list.",
            YesNo(), Number(), Text(), ListOf(Either(null, Text(), Ref("TherapyEntry")))));
        AddReasons();
        AddPlans();
        AddOption();
        new VisitSchemas(document, release).Add();
        document.AddComponent("Override", Object(("parameter", Text()), ("value", Number()), ("released", Number()), ("unit", Text())));
        document.AddComponent("Evaluation", Object(
            ("guidance", Object(("release", Text()), ("sha256", Text("SHA-256 over the guidance files.")), ("jurisdiction", WordsOf<Jurisdiction>()), ("asOf", Day()), ("plannedStart?", Day()),
                ("overrides", List("Override", "Numbers this site has set otherwise than the release.")))),
            ("options", List("Option", "One per drug authorised in the jurisdiction: upadacitinib, tofacitinib, filgotinib.")),
            ("unrecognised", ListOf(Text(), "Medicine names to check by hand."))));
    }

    private void AddReasons()
    {
        document.AddComponent("Citation", Object(
            ("id", Text()), ("title", Text()), ("place", Text()), ("url", Text("The document's link, or not given.")), ("mark", Ref("Mark")), ("says?", Text())));
        document.AddComponent("FactReading", Object(
            ("fact", Text()), ("value", Ref("Value")), ("unit?", Text()), ("on?", Day()), ("undated?", YesNo()), ("old?", YesNo("Past its window, but a lasting value: it is used.")),
            ("from?", List("FactReading", "The recorded facts a derived value came from."))));
        document.AddComponent("Condition", Object(
            ("test?", Text("The comparison as the guidance writes it.")), ("join?", WordsOf<Join>()), ("truth", WordsOf<Truth>()), ("reading?", Ref("FactReading")),
            ("unknown?", Ref("Unknown")), ("of?", List("Condition"))));
        document.AddComponent("Finding", Object(
            ("rule", Text()), ("effect", WordsOf<Effect>()), ("state", WordsOf<FindingState>()), ("title", Text()), ("say", Text()), ("action", Text()), ("mark?", Ref("Mark")),
            ("facts", List("FactReading")), ("missing", ListOf(Text())), ("sources", List("Citation")), ("condition?", Ref("Condition")), ("file?", Text()), ("line?", Whole())));
        document.AddComponent("Gap", Object(
            ("fact", Text()), ("question", Text()), ("unknown", OrNull(Ref("Unknown"))), ("settle", YesNo()), ("decisive", YesNo("Some answer changes the verdict.")),
            ("bounds", YesNo("Some answer changes bestCase or worstCase.")), ("could", MapTo(Ref("Level"), "The verdict each possible answer leads to."))));
        document.AddComponent("Change", Object(
            ("set", ListOf(Object(("fact", Text()), ("to", Ref("Value")), ("without?", Text()), ("with?", MapTo(Ref("Value"))), ("from?", Day())))),
            ("verdict", Ref("Level"))));
    }

    private void AddPlans()
    {
        document.AddComponent("Regimen", Object(
            ("provisional", YesNo()), ("ifItComesToAStart?", YesNo()),
            ("induction", Object(("dose", Text()), ("times", Text()), ("weeks", Whole()))),
            ("maintenance", Object(("dose", Text()), ("times", Text()), ("option", OrNull(Text())))),
            ("extension?", Text()), ("stop", Text()), ("notes?", ListOf(Text())),
            ("adjustments", ListOf(Object(("rule", Text()), ("phase?", Words(["induction", "maintenance"])), ("from", Text()), ("to", Text()), ("mark", Ref("Mark")), ("note?", Text())))),
            ("couldBeLower", ListOf(Text())), ("sources", List("Citation")), ("mark?", Ref("Mark"))));
        document.AddComponent("Monitoring", Object(
            ("id?", Text()), ("what", Text()), ("weeks", ListOf(Whole())), ("window?", ListOf(Whole())), ("every", OrNull(Text())), ("on", ListOf(Day())), ("why", Text()),
            ("sources", List("Citation")), ("mark", Ref("Mark"))));
        document.AddComponent("Counselling", Object(
            ("id", Text()), ("say", Text()), ("patient", Text()), ("sources", List("Citation")), ("mark?", Ref("Mark"))));
    }

    private void AddOption() => document.AddComponent("Option", Object(
        ("drug", Words(release.Drugs.Select(d => d.Id))), ("verdict", Ref("Level")), ("provisional", YesNo()), ("bestCase", Ref("Level")), ("worstCase", Ref("Level")),
        ("alsoStands", OrNull(Ref("Level"))), ("findings", List("Finding")), ("gaps", List("Gap")), ("changes", List("Change")), ("regimen", OrNull(Ref("Regimen"))),
        ("monitoring", List("Monitoring")), ("counselling", List("Counselling"))));

    private OpenApiSchema List(string of, string? description = null) => ListOf(Ref(of), description);

    private OpenApiSchemaReference Ref(string id) => new(id, document);
}
