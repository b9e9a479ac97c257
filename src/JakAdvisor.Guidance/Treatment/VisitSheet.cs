using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// Fills the sheet of a visit: what counts on the day, then the derived facts of the start, then those of the visit. Each derivation is the row of the same
/// name in the specification's table of visit facts.
/// </summary>
internal sealed class VisitSheet
{
    private readonly FactCatalogue _catalogue;
    private readonly DerivedFacts _derived;
    private readonly ILookup<int, int> _kept;
    private readonly Dictionary<string, double?> _settings;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<int>> _plannedWeeks;

    public VisitSheet(GuidanceRelease release, DerivedFacts derived)
    {
        (_catalogue, _derived, _plannedWeeks) = (release.VisitFacts, derived, release.VisitPlan.PlannedWeeks);
        _kept = _catalogue.Raw.SelectMany(e => e.Keeps.Select(k => (Kept: _catalogue[k].Index, Event: e.Index))).ToLookup(k => k.Kept, k => k.Event);
        _settings = release.Settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
    }

    public SlotMap Slots => _derived.Slots;

    /// <summary>The facts of the baseline as they stood on the first day of treatment.</summary>
    public void FillBaseline(Visit visit, in FactSheet sheet) => _derived.Fill(visit.Baseline.Given, visit.Treatment.StartedOn, sheet);

    /// <summary>The facts of the day; the result is the monitoring plan of that day.</summary>
    public IReadOnlyList<PlannedItem> Fill(Visit visit, ReadOnlySpan<GivenFact> merged, DateOnly asOf, DayPlan plan, in FactSheet sheet)
    {
        var startedOn = visit.Treatment.StartedOn;
        var given = merged.ToArray();
        Keep(given, startedOn);
        _derived.Fill(given, asOf, sheet);
        var applying = plan.Applying(sheet);
        foreach (var fact in _catalogue.Raw.Where(Merging.IsLaboratory)) given[fact.Index] = Counting(fact, given[fact.Index], plan.NextDue(fact, startedOn, given[fact.Index].On ?? startedOn, applying), asOf);
        var values = new OutcomeValues(_catalogue, visit.Baseline.Given, given, startedOn, asOf, OutcomeDays);
        foreach (var index in FactNames.Indices.Where(i => values.Now(i) is null)) given[_catalogue[index].Index] = GivenFact.Unknown(FactState.NotAsked, null);
        _derived.Fill(given, asOf, sheet);

        var disease = Word(sheet, "disease.type");
        var items = plan.Items(merged, startedOn, asOf, applying, disease);
        Number(sheet, FactNames.Week, Week(visit.Treatment, asOf));
        if (values.Start("labs.haemoglobin") is { } before && sheet.Bits[At("labs.haemoglobin")] != 0)
            Number(sheet, FactNames.HaemoglobinFall, (double)(before.Number - (decimal)sheet.Numbers[At("labs.haemoglobin")]));
        if (_settings[FactNames.CrpUpperLimit] is { } limit && sheet.Bits[At("labs.crp")] != 0)
            sheet.Bits[At(FactNames.CrpNormal)] = FactSheet.YesNo(sheet.Numbers[At("labs.crp")] <= limit);
        Defaults(given, sheet);
        sheet.Bits[At(FactNames.HbvDnaDetectable)] = HepatitisB(merged, sheet);
        var response = OutcomeRules.Response(values, disease);
        sheet.Bits[At(FactNames.ResponseAny)] = response switch { OutcomeState.Yes => FactSheet.Yes, OutcomeState.No => FactSheet.No, _ => 0 };
        sheet.Bits[At(FactNames.ResponseEver)] = FactSheet.Or(sheet.Bits[At(FactNames.ResponseAny)], sheet.Bits[At(FactNames.ResponseRecorded)]);
        sheet.Bits[At(FactNames.ItemOverdue)] = DayPlan.IsOverdue(items) switch { Truth.True => FactSheet.Yes, Truth.False => FactSheet.No, _ => 0 };
        return items;
    }

    /// <summary>Whether a corticosteroid is taken, by these facts.</summary>
    public Truth Corticosteroid(ReadOnlySpan<GivenFact> given, DateOnly asOf)
    {
        var sheet = new FactSheet(new uint[Slots.Count], new double[Slots.Count]);
        _derived.Fill(given, asOf, sheet);
        return sheet.Bits[At("therapy.continuesCorticosteroid")] switch { 0 => Truth.Unknown, FactSheet.Yes => Truth.True, _ => Truth.False };
    }

    /// <summary>How old an index or a biomarker may be to count as that of the visit.</summary>
    public int OutcomeDays => (int)_settings[FactNames.OutcomeDays]!.Value;

    /// <summary>Whole weeks from the start; a visit up to 7 days early counts as the planned week.</summary>
    public int Week(TreatmentRecord treatment, DateOnly asOf)
    {
        var days = asOf.DayNumber - treatment.StartedOn.DayNumber;
        foreach (var week in _plannedWeeks[treatment.Drug])
        {
            if (days < 7 * week && days >= 7 * week - Rules.VisitPlan.DaysEarly) return week;
        }
        return days / 7;
    }

    private int At(string name) => _catalogue[name].Index;

    /// <summary>An event that did not happen keeps the reassuring answer it is about, if that was fresh when the treatment began.</summary>
    private void Keep(GivenFact[] given, DateOnly startedOn)
    {
        foreach (var kept in _kept)
        {
            ref var value = ref given[kept.Key];
            if (value.State != FactState.Known || value.On is not { } on || _catalogue.All[kept.Key].Window is not { } window || !window.Covers(on, startedOn)) continue;
            if (kept.All(e => given[e].State == FactState.Known && given[e].Bits == FactSheet.No)) value = value with { On = null };
        }
    }

    /// <summary>
    /// A laboratory value counts until the plan makes the next one due, whatever its window; where the plan names no day, its window decides. What is lasting counts
    /// in any case.
    /// </summary>
    private static GivenFact Counting(Fact fact, in GivenFact value, DateOnly? due, DateOnly asOf)
    {
        if (value.State != FactState.Known || due is null || (value.Bits & fact.LastingBits) != 0) return value;
        return asOf < due ? value with { On = null } : GivenFact.Unknown(FactState.NotAsked, null);
    }

    private void Defaults(ReadOnlySpan<GivenFact> given, in FactSheet sheet)
    {
        var pregnant = At(FactNames.Pregnant);
        var notPossible = Word(sheet, "pregnancy.possible") == "no" && Word(sheet, "pregnancy.status") != "pregnant" && given[pregnant].State == FactState.NotAsked;
        if (given[pregnant].State != FactState.Known && (notPossible || Word(sheet, "patient.sex") == "male")) sheet.Bits[pregnant] = FactSheet.No;

        var injury = At(FactNames.LiverInjury);
        var bothNormal = sheet.Numbers[At("labs.altTimesUln")] <= 1 && sheet.Numbers[At("labs.astTimesUln")] <= 1;
        if (given[injury].State == FactState.NotAsked && bothNormal) sheet.Bits[injury] = FactSheet.No;
    }

    /// <summary>Antibodies that were negative before the start stand for no virus, however old they are by now.</summary>
    private uint HepatitisB(ReadOnlySpan<GivenFact> merged, in FactSheet sheet)
    {
        var dna = sheet.Bits[At("hbv.dna")];
        if (dna != 0) return FactSheet.YesNo(Word(sheet, "hbv.dna") == "detectable");
        return IsNegative("hbv.hbsAg", merged) && IsNegative("hbv.antiHbc", merged) ? FactSheet.No : 0;
    }

    private bool IsNegative(string name, ReadOnlySpan<GivenFact> merged)
    {
        var fact = _catalogue[name];
        return merged[fact.Index].State == FactState.Known && merged[fact.Index].Bits == fact.BitOf("negative");
    }

    private string? Word(in FactSheet sheet, string name)
    {
        var fact = _catalogue[name];
        return sheet.Bits[fact.Index] == 0 ? null : fact.WordOf(sheet.Bits[fact.Index]);
    }

    private void Number(in FactSheet sheet, string name, double number) => (sheet.Numbers[At(name)], sheet.Bits[At(name)]) = (number, 1);
}
