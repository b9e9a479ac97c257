using System.Numerics;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// The derived facts of therapy history, current medicines and allergies. Agents and interaction groups are bits of a mask, so that
/// "some TNF blocker failed" is one <em>and</em>. An outcome nobody knows makes unknown what it could change.
/// </summary>
internal sealed class TherapyFacts
{
    private readonly MedicineTable _medicines;
    private readonly SlotMap _slots;
    private readonly int _history, _current, _allergies, _unlisted;
    private readonly (int Slot, ulong Agents)[] _failed;
    private readonly (int Slot, ulong Agents)[] _continues;
    private readonly (int Slot, uint Group)[] _groups;
    private readonly int _twoFailed, _systemic;
    private readonly ulong _biologics, _systemicAgents, _jakInhibitors;
    private readonly DrugSlots[] _drugs;
    private readonly uint _noneBit;
    private readonly uint[] _outcomeBits;

    public TherapyFacts(FactCatalogue catalogue, SlotMap slots, MedicineTable medicines, IReadOnlyList<string> drugs)
    {
        _medicines = medicines;
        _slots = slots;
        ulong Classes(params string[] classes) => Mask(a => classes.Contains(a.Class, StringComparer.Ordinal));
        ulong Mask(Func<Agent, bool> which) =>
            medicines.Agents.Select((a, i) => which(a) ? 1ul << i : 0).Aggregate(0ul, (all, bit) => all | bit);
        int Slot(string name) => catalogue[name].Index;

        (_history, _current, _allergies) = (Slot("therapy.history"), Slot("medications.current"), Slot("allergy.jakInhibitors"));
        (_unlisted, _twoFailed, _systemic) = (Slot("medications.unlisted"), Slot("therapy.twoBiologicsFailed"), Slot("therapy.systemicReceived"));
        _biologics = Classes("anti-tnf", "anti-il12-23", "anti-il23", "anti-integrin");
        _jakInhibitors = Classes("jak-inhibitor");
        _systemicAgents = _biologics | Classes("thiopurine", "methotrexate", "calcineurin-inhibitor", "s1p")
            | Mask(a => a.Class == "corticosteroid" && a.Name != "budesonide");
        _failed =
        [
            (Slot("therapy.antiTnfFailed"), Classes("anti-tnf")),
            (Slot("therapy.biologicFailed"), _biologics),
            (Slot("therapy.conventionalFailed"), Classes("corticosteroid", "thiopurine", "methotrexate", "calcineurin-inhibitor", "aminosalicylate")),
        ];
        _continues =
        [
            (Slot("therapy.continuesBiologic"), _biologics),
            (Slot("therapy.continuesCorticosteroid"), Classes("corticosteroid")),
            (Slot("therapy.continuesThiopurine"), Classes("thiopurine")),
            (Slot("therapy.continuesCalcineurinInhibitor"), Classes("calcineurin-inhibitor")),
            (Slot("therapy.continuesS1p"), Classes("s1p")),
            (Slot("therapy.continuesMethotrexate"), Classes("methotrexate")),
        ];
        _groups =
        [
            .. medicines.Groups.Select((g, i) => (Name: "medications." + g.Id, Bit: 1u << i))
                .Where(g => catalogue.TryGet(g.Name, out _)).Select(g => (Slot(g.Name), g.Bit)),
        ];
        var outcome = catalogue["therapy.thisDrugOutcome"];
        _noneBit = outcome.BitOf("none");
        _outcomeBits = [.. Enum.GetValues<TherapyOutcome>().Select(o => outcome.BitOf(Names.Of(o)))];
        _drugs = [.. drugs.Select((drug, i) => new DrugSlots(
            1ul << medicines.AgentIndex(drug),
            catalogue["allergy.jakInhibitors"].BitOf(drug),
            slots.Of(catalogue["therapy.onThisDrug"], i),
            slots.Of(catalogue["therapy.continuesOtherJak"], i),
            slots.Of(outcome, i),
            slots.Of(catalogue["therapy.otherJakFailed"], i),
            slots.Of(catalogue["allergy.toThisDrug"], i)))];
    }

    private sealed record DrugSlots(ulong Agent, uint AllergyBit, int OnThisDrug, int ContinuesOther, int Outcome, int OtherFailed, int Allergy);

    /// <summary>What the history says, one bit per agent.</summary>
    private ref struct History
    {
        public bool Known;
        public ulong Received, Failed, OutcomeUnknown, Continues, ContinuesUnknown, SaidToStop;
    }

    public void Fill(ReadOnlySpan<GivenFact> given, in FactSheet sheet)
    {
        var history = Read(given, sheet);
        foreach (var (slot, agents) in _failed) sheet.Bits[slot] = Failed(history, agents);
        sheet.Bits[_twoFailed] = TwoFailed(history);
        sheet.Bits[_systemic] = !history.Known ? 0 : FactSheet.YesNo((history.Received & _systemicAgents) != 0);
        FillMedicines(given, sheet, history, out var listed, out var known);
        foreach (var (slot, agents) in _continues) sheet.Bits[slot] = Continues(history, known, listed, agents);
        foreach (var drug in _drugs)
        {
            sheet.Bits[drug.OnThisDrug] = Continues(history, known, listed, drug.Agent);
            sheet.Bits[drug.ContinuesOther] = Continues(history, known, listed, _jakInhibitors & ~drug.Agent);
            sheet.Bits[drug.OtherFailed] = Failed(history, _jakInhibitors & ~drug.Agent);
            sheet.Bits[drug.Outcome] = history.Known ? WorstOutcome(given[_history].List!, drug.Agent) : 0;
            sheet.Bits[drug.Allergy] = sheet.Bits[_allergies] == 0 ? 0 : FactSheet.YesNo((given[_allergies].Bits & drug.AllergyBit) != 0);
        }
    }

    private History Read(ReadOnlySpan<GivenFact> given, in FactSheet sheet)
    {
        var history = new History { Known = sheet.Bits[_history] != 0 };
        if (!history.Known) return history;
        var list = given[_history].List!;
        for (var i = 0; i < list.Count; i++)
        {
            var entry = (TherapyEntry)list[i];
            if (entry.AgentIndex < 0) continue;
            var agent = 1ul << entry.AgentIndex;
            history.Received |= agent;
            if (entry.Failed) history.Failed |= agent;
            if (entry.Outcome == TherapyOutcome.NotKnown) history.OutcomeUnknown |= agent;
            if (entry.GoesOn == Truth.True) history.Continues |= agent;
            if (entry.GoesOn == Truth.Unknown) history.ContinuesUnknown |= agent;
            if (entry.Continues == false) history.SaidToStop |= agent;
        }
        return history;
    }

    private void FillMedicines(ReadOnlySpan<GivenFact> given, in FactSheet sheet, in History history, out ulong listedAgents, out bool known)
    {
        (listedAgents, known) = (0, sheet.Bits[_current] != 0);
        if (!known) return;
        var (groups, unlisted) = (0u, false);
        var names = given[_current].List!;
        for (var i = 0; i < names.Count; i++)
        {
            var medicine = _medicines.Find((string)names[i]);
            if (medicine is null)
            {
                unlisted = true;
                continue;
            }
            groups |= medicine.GroupBits;
            if (medicine.AgentIndex >= 0) listedAgents |= 1ul << medicine.AgentIndex;
        }
        listedAgents &= ~(history.SaidToStop & ~history.Continues);
        foreach (var (slot, group) in _groups) sheet.Bits[slot] = FactSheet.YesNo((groups & group) != 0);
        sheet.Bits[_unlisted] = FactSheet.YesNo(unlisted);
    }

    private static uint Failed(in History history, ulong agents) =>
        !history.Known ? 0
        : (history.Failed & agents) != 0 ? FactSheet.Yes
        : (history.OutcomeUnknown & agents) != 0 ? 0 : FactSheet.No;

    private uint TwoFailed(in History history) =>
        !history.Known ? 0
        : BitOperations.PopCount(history.Failed & _biologics) >= 2 ? FactSheet.Yes
        : BitOperations.PopCount((history.Failed | history.OutcomeUnknown) & _biologics) >= 2 ? 0 : FactSheet.No;

    private static uint Continues(in History history, bool medicinesKnown, ulong listed, ulong agents)
    {
        var fromHistory = !history.Known ? 0
            : (history.Continues & agents) != 0 ? FactSheet.Yes
            : (history.ContinuesUnknown & agents) != 0 ? 0 : FactSheet.No;
        var fromMedicines = !medicinesKnown ? 0 : FactSheet.YesNo((listed & agents) != 0);
        return FactSheet.Or(fromHistory, fromMedicines);
    }

    /// <summary>
    /// Worst first: intolerance, non-response, loss of response, effective, stopped for another reason. An outcome nobody knows could be
    /// a failure, so that only intolerance and non-response stand beside it; dependence is no outcome of a JAK inhibitor and settles nothing.
    /// </summary>
    private uint WorstOutcome(IReadOnlyList<object> history, ulong agent)
    {
        var (best, seen, open) = (int.MaxValue, false, false);
        for (var i = 0; i < history.Count; i++)
        {
            var entry = (TherapyEntry)history[i];
            if (entry.AgentIndex < 0 || 1ul << entry.AgentIndex != agent) continue;
            seen = true;
            if (entry.Outcome is TherapyOutcome.NotKnown or TherapyOutcome.Dependence) open = true;
            else best = Math.Min(best, Rank(entry.Outcome));
        }
        if (!seen) return _noneBit;
        return open && best > Rank(TherapyOutcome.NonResponse) ? 0 : _outcomeBits[(int)Unrank(best)];
    }

    private static int Rank(TherapyOutcome outcome) => outcome switch
    {
        TherapyOutcome.Intolerance => 0,
        TherapyOutcome.NonResponse => 1,
        TherapyOutcome.LossOfResponse => 2,
        TherapyOutcome.Effective => 3,
        _ => 4,
    };

    private static TherapyOutcome Unrank(int rank) => rank switch
    {
        0 => TherapyOutcome.Intolerance,
        1 => TherapyOutcome.NonResponse,
        2 => TherapyOutcome.LossOfResponse,
        3 => TherapyOutcome.Effective,
        _ => TherapyOutcome.StoppedOtherReason,
    };
}
