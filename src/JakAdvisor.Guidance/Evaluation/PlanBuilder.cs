using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>The monitoring and counselling that apply to one person and drug.</summary>
internal static class PlanBuilder
{
    public static IReadOnlyList<MonitoringItem> Monitoring(
        GuidanceRelease release, Drug drug, Jurisdiction where, IReadOnlyList<Finding> findings, SheetReader reader, DateOnly? plannedStart)
    {
        var met = findings.Where(f => f.State == FindingState.Met).Select(f => f.Rule).ToHashSet(StringComparer.Ordinal);
        var slot = release.Drugs.ToList().IndexOf(drug);
        return
        [
            .. release.Monitoring
                .Where(m => m.Where.Contains(where) && m.Drugs.Contains(drug.Id, StringComparer.Ordinal))
                .Where(m => m.Met.Count > 0 ? m.Met.Any(met.Contains) : m.When.Judge(reader.Sheet, reader.Slots, slot) == Truth.True)
                .Select(m => new MonitoringItem
                {
                    Id = m.Id,
                    What = m.What,
                    Weeks = m.Weeks,
                    Window = m.WindowFrom is { } from && m.WindowTo is { } to ? [from, to] : null,
                    Every = m.Every,
                    On = plannedStart is { } start ? [.. m.Weeks.Select(w => start.AddDays(7 * w))] : [],
                    Why = m.Why,
                    Sources = FindingList.Cite(m.Sources),
                    Mark = m.Mark,
                }),
        ];
    }

    public static IReadOnlyList<CounsellingItem> Counselling(GuidanceRelease release, Drug drug, Jurisdiction where, SheetReader reader)
    {
        var slot = release.Drugs.ToList().IndexOf(drug);
        return
        [
            .. release.Counselling
                .Where(c => c.Where.Contains(where) && c.Drugs.Contains(drug.Id, StringComparer.Ordinal))
                .Where(c => c.When.Judge(reader.Sheet, reader.Slots, slot) == Truth.True)
                .Select(c => new CounsellingItem(c.Id, c.Say, c.Patient, FindingList.Cite(c.Sources), c.Mark)),
        ];
    }
}

/// <summary>Medicine names that somebody must check by hand.</summary>
internal static class Unrecognised
{
    /// <summary>
    /// Names in no group and no class, history entries of the agent <c>other</c>, and a listed oestrogen while <c>thrombosis.oestrogen</c> is no or unknown.
    /// </summary>
    public static IReadOnlyList<string> In(MedicineTable medicines, PatientFacts facts, SheetReader reader)
    {
        var names = new List<string>();
        var oestrogen = medicines.GroupBit("oestrogen");
        foreach (var name in facts["medications.current"].List?.Cast<string>() ?? [])
        {
            var medicine = medicines.Find(name);
            if (medicine is null || ((medicine.GroupBits & oestrogen) != 0 && reader.Bits("thrombosis.oestrogen") != FactSheet.Yes)) names.Add(name);
        }
        names.AddRange(reader.History.Where(e => e.Name is not null).Select(e => e.Name!));
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
