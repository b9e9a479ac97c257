using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using static JakAdvisor.Guidance.Treatment.OutcomeRules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// The outcomes at a visit against the baseline: the study's definitions first, those of the trials beside them. An outcome whose inputs are missing is not
/// evaluable, never no. Pure.
/// </summary>
internal sealed class Outcomes
{
    private const string Crohns = "crohns-disease";
    private const string Colitis = "ulcerative-colitis";
    private const string Crp = "labs.crp";
    private const string Esr = "labs.esr";
    private const string Calprotectin = "labs.faecalCalprotectin";

    private static readonly Definition[] Definitions =
    [
        new("clinical-response", "Clinical response (CDAI)", "CDAI down by 100 points or more from before the start", OutcomeBasis.Study, Crohns, ["S19"], [FactNames.Cdai],
            v => ClinicalResponse(v.Start(FactNames.Cdai), v.Now(FactNames.Cdai))),
        new("clinical-remission", "Clinical remission (CDAI)", "CDAI below 150", OutcomeBasis.Study, Crohns, ["S20", "SX19"], [FactNames.Cdai],
            v => ClinicalRemission(v.Now(FactNames.Cdai)))
        {
            Warning = v => ClinicalRemission(v.Start(FactNames.Cdai)) == Truth.True ? "The CDAI was below 150 before the start: remission now proves nothing." : "",
        },
        new("endoscopic-response-study", "Endoscopic response, study", "SES-CD down by 50 % or more from before the start", OutcomeBasis.Study, Crohns, ["S16"], [FactNames.SesCd],
            v => EndoscopicResponseStudy(v.Start(FactNames.SesCd), v.Now(FactNames.SesCd))),
        new("endoscopic-response-trials", "Endoscopic response, trials", "SES-CD down by more than 50 %, or by 2 points or more where it was 4", OutcomeBasis.Trials, Crohns,
            ["G:SCORE-SESCD"], [FactNames.SesCd], v => EndoscopicResponseTrials(v.Start(FactNames.SesCd), v.Now(FactNames.SesCd))),
        new("endoscopic-remission", "Endoscopic remission", "SES-CD 4 or less, down by 2 points or more, and no subscore above 1", OutcomeBasis.Study, Crohns, ["S17"],
            [FactNames.SesCd, FactNames.SesCdHighest], v => EndoscopicRemission(v.Start(FactNames.SesCd), v.Now(FactNames.SesCd), v.Now(FactNames.SesCdHighest))),
        new("mucosal-healing", "Mucosal healing", "No ulcerated surface in any segment, of those who had one before the start", OutcomeBasis.Study, Crohns, ["S18", "SX7"],
            [FactNames.SesCdUlcerated], v => MucosalHealing(v.Start(FactNames.SesCdUlcerated), v.Now(FactNames.SesCdUlcerated)))
        {
            NotCounted = v => v.Start(FactNames.SesCdUlcerated) == 0 ? "There was no ulcerated surface before the start: only those who had one are counted." : "",
        },
        new("crp-normal", "CRP normal now", "CRP within the laboratory's limit", OutcomeBasis.Study, null, ["S21", "SX6"], [Crp], v => v.CrpNormal(v.Now(Crp))) { Needs = [FactNames.CrpUpperLimit] },
        new("crp-normalised", "CRP normalised", "CRP within the laboratory's limit, of those above it before the start", OutcomeBasis.Study, null, ["S21", "SX6"], [Crp],
            v => Normalised(v.Start(Crp), v.Now(Crp), v.CrpNormal))
        {
            Needs = [FactNames.CrpUpperLimit],
            NotCounted = v => WasNormal(v.CrpNormal(v.Start(Crp))),
        },
        new("esr-normal", "ESR normal now", "ESR within the laboratory's limit", OutcomeBasis.Study, null, ["S21", "SX6"], [Esr], v => v.EsrNormal(v.Now(Esr))) { Needs = [FactNames.EsrUpperLimit] },
        new("esr-normalised", "ESR normalised", "ESR within the laboratory's limit, of those above it before the start", OutcomeBasis.Study, null, ["S21", "SX6"], [Esr],
            v => Normalised(v.Start(Esr), v.Now(Esr), v.EsrNormal))
        {
            Needs = [FactNames.EsrUpperLimit],
            NotCounted = v => WasNormal(v.EsrNormal(v.Start(Esr))),
        },
        new("calprotectin-normal", "Calprotectin normal now", "Faecal calprotectin below 60 µg/g", OutcomeBasis.Study, null, ["S21", "S22", "SX6"], [Calprotectin],
            v => CalprotectinNormal(v.Now(Calprotectin))),
        new("calprotectin-normalised", "Calprotectin normalised", "Faecal calprotectin below 60 µg/g, of those with 60 or more before the start", OutcomeBasis.Study, null,
            ["S21", "S22", "SX6"], [Calprotectin], v => Normalised(v.Start(Calprotectin), v.Now(Calprotectin), CalprotectinNormal))
        {
            NotCounted = v => WasNormal(CalprotectinNormal(v.Start(Calprotectin))),
        },
        new("biomarker-remission", "Biomarker remission", "CRP, ESR and faecal calprotectin all normal now", OutcomeBasis.Study, null, ["S21", "S22"], [Crp, Esr, Calprotectin],
            v => And(v.CrpNormal(v.Now(Crp)), v.EsrNormal(v.Now(Esr)), CalprotectinNormal(v.Now(Calprotectin))))
        {
            Needs = [FactNames.CrpUpperLimit, FactNames.EsrUpperLimit],
        },
        new("uc-response", "Clinical response (full Mayo)", "Full Mayo down by 3 points and 30 % or more, with bleeding down by 1 or more, or at most 1", OutcomeBasis.Trials, Colitis,
            ["G:SCORE-MAYO"], [FactNames.Mayo, FactNames.MayoBleeding],
            v => MayoResponse(v.Start(FactNames.Mayo), v.Now(FactNames.Mayo), v.Start(FactNames.MayoBleeding), v.Now(FactNames.MayoBleeding))),
        new("uc-remission", "Clinical remission (full Mayo)", "Full Mayo 2 or less, no subscore above 1", OutcomeBasis.Trials, Colitis, ["G:SCORE-MAYO"],
            [FactNames.Mayo, FactNames.MayoHighest], v => MayoRemission(v.Now(FactNames.Mayo), v.Now(FactNames.MayoHighest)))
        {
            Warning = v => MayoRemission(v.Start(FactNames.Mayo), v.Start(FactNames.MayoHighest)) == Truth.True
                ? "The Mayo score was in remission before the start: remission now proves nothing." : "",
        },
        new("hbi-response", "Response (Harvey-Bradshaw)", "Harvey-Bradshaw down by 3 points or more from before the start", OutcomeBasis.Trials, Crohns, ["G:SCORE-HBI", "S130"],
            [FactNames.Hbi], v => HarveyBradshawResponse(v.Start(FactNames.Hbi), v.Now(FactNames.Hbi)))
        {
            Warning = _ => NeverWithCdai,
        },
        new("hbi-remission", "Remission (Harvey-Bradshaw)", "Harvey-Bradshaw below 5", OutcomeBasis.Trials, Crohns, ["G:SCORE-HBI", "S130"],
            [FactNames.Hbi], v => HarveyBradshawRemission(v.Now(FactNames.Hbi)))
        {
            Warning = v => HarveyBradshawRemission(v.Start(FactNames.Hbi)) == Truth.True
                ? $"The index was below 5 before the start: remission now proves nothing. {NeverWithCdai}" : NeverWithCdai,
        },
    ];

    private const string NeverWithCdai = "Never compare its rates with those of the CDAI.";

    public static IReadOnlyList<string> Ids => [.. Definitions.Select(d => d.Id)];

    private readonly Dictionary<string, IReadOnlyList<Citation>> _sources;
    private readonly decimal? _crpLimit;
    private readonly decimal? _esrLimit;

    public Outcomes(GuidanceRelease release)
    {
        var known = release.Sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _sources = Definitions.ToDictionary(d => d.Id, d => FindingList.Cite([.. d.Sources.Select(s => known[s])]), StringComparer.Ordinal);
        decimal? Limit(string name) => (decimal?)release.Settings.First(s => s.Name == name).Value;
        (_crpLimit, _esrLimit) = (Limit(FactNames.CrpUpperLimit), Limit(FactNames.EsrUpperLimit));
    }

    /// <summary>One outcome in code.</summary>
    private sealed record Definition(
        string Id, string Name, string Text, OutcomeBasis Basis, string? Disease, string[] Sources, string[] Inputs, Func<Numbers, Truth> Judge)
    {
        public string[] Needs { get; init; } = [];

        public Func<Numbers, string> NotCounted { get; init; } = _ => "";

        public Func<Numbers, string> Warning { get; init; } = _ => "";
    }

    /// <summary>The numbers of one person, and what this laboratory calls normal.</summary>
    private sealed class Numbers(OutcomeValues values, decimal? crpLimit, decimal? esrLimit)
    {
        public decimal? Start(string name) => values.Start(name)?.Number;

        public decimal? Now(string name) => values.Now(name)?.Number;

        public Truth CrpNormal(decimal? value) => Normal(value, crpLimit);

        public Truth EsrNormal(decimal? value) => Normal(value, esrLimit);

        public bool IsSet(string setting) => (setting == FactNames.CrpUpperLimit ? crpLimit : esrLimit) is not null;
    }

    /// <summary>Every outcome; <paramref name="corticosteroid"/> says whether one is taken at the visit.</summary>
    public OutcomeReport Of(OutcomeValues values, string? disease, Truth corticosteroid)
    {
        var numbers = new Numbers(values, _crpLimit, _esrLimit);
        return new OutcomeReport(
            Response(values, disease), State(corticosteroid), [.. Definitions.Select(d => Of(d, numbers, values, disease, Kleene.Not(corticosteroid)))]);
    }

    private Outcome Of(Definition definition, Numbers numbers, OutcomeValues values, string? disease, Truth steroidFree)
    {
        var ofThisDisease = definition.Disease is null || definition.Disease == disease;
        var truth = ofThisDisease ? definition.Judge(numbers) : Truth.Unknown;
        var notCounted = ofThisDisease && truth == Truth.Unknown ? definition.NotCounted(numbers) : "";
        return new Outcome
        {
            Id = definition.Id,
            Name = definition.Name,
            Definition = definition.Text,
            Basis = definition.Basis,
            State = State(truth),
            SteroidFree = ofThisDisease ? State(Kleene.And(truth, steroidFree)) : OutcomeState.NotEvaluable,
            Inputs = [.. definition.Inputs.Select(i => Input(i, values))],
            Why = truth != Truth.Unknown ? "" : Why(definition, numbers, notCounted, ofThisDisease),
            IsOutside = notCounted.Length > 0,
            Warning = ofThisDisease ? definition.Warning(numbers) : "",
            Sources = _sources[definition.Id],
        };
    }

    private static string Why(Definition definition, Numbers numbers, string notCounted, bool ofThisDisease)
    {
        if (!ofThisDisease) return definition.Disease == Crohns ? "It is defined for Crohn's disease." : "It is defined for ulcerative colitis.";
        var unset = definition.Needs.Where(n => !numbers.IsSet(n)).ToList();
        if (unset.Count > 0) return $"The clinic has not set {string.Join(" and ", unset)}.";
        return notCounted.Length > 0 ? notCounted : "A value before the start or at the visit is missing.";
    }

    private static OutcomeInput Input(string fact, OutcomeValues values)
    {
        var (start, now) = (values.Start(fact), values.Now(fact));
        return new OutcomeInput
        {
            Fact = fact,
            Start = (double?)start?.Number,
            StartOn = start?.On,
            Now = (double?)now?.Number,
            NowOn = now?.On,
            Unit = values.Catalogue[fact].Unit,
        };
    }

    private static string WasNormal(Truth normalAtStart) => normalAtStart == Truth.True ? "It was normal before the start: only those in whom it was raised are counted." : "";

    private static OutcomeState State(Truth truth) => truth switch { Truth.True => OutcomeState.Yes, Truth.False => OutcomeState.No, _ => OutcomeState.NotEvaluable };
}
