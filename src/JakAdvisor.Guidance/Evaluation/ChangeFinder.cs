using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// Every smallest set of at most three known modifiable facts whose change makes what is settled better. A set helps only if it touches every met rule of
/// the settled level, which leaves few sets to try.
/// </summary>
internal sealed class ChangeFinder(GuidanceRelease release, SheetReader reader)
{
    private const int LargestSet = 3;
    private const int MostChanges = 10;
    private readonly Contradictions _contradictions = release.Reader.Contradictions;

    public IReadOnlyList<Change> Of(JudgedRules rules, DrugVerdict now, Trial trial)
    {
        if (now.Settled == Level.Candidate) return [];
        var deciding = rules.All.Where(r => r.Level == now.Settled && r.State == Truth.True).ToList();
        if (deciding.Count > 63) return [];
        var all = deciding.Count == 63 ? ulong.MaxValue : (1ul << deciding.Count) - 1;
        var possible = new Modifications(release, rules, reader).All
            .Select(m => (Modification: m, Touches: Touched(m, deciding))).ToList();

        var found = new List<(int[] Members, Change Change, string Name)>();
        for (var size = 1; size <= LargestSet; size++)
        {
            foreach (var members in Sets(possible.Count, size))
            {
                if (members.Aggregate(0ul, (touched, m) => touched | possible[m].Touches) != all) continue;
                if (found.Any(f => f.Members.All(members.Contains)) || SameFactTwice(members, possible)) continue;
                Try(members, [.. members.Select(m => possible[m].Modification)]);
            }
        }
        return [.. found.OrderByDescending(f => f.Change.Verdict).ThenBy(f => f.Change.Set.Count).ThenBy(f => f.Name, StringComparer.Ordinal).Take(MostChanges).Select(f => f.Change)];

        void Try(int[] members, Modification[] set)
        {
            var given = trial.Given.ToArray();
            foreach (var modification in set) modification.Apply(given);
            var leads = trial.Judge(given);
            if (leads.Settled <= now.Settled || _contradictions.Find(given, trial.AsOf, null)) return;
            var changes = set.Select(m => m.Describe(given)).OrderBy(c => reader.Catalogue[c.Fact].Index).ToList();
            found.Add((members, new Change(changes, leads.Verdict) { Facts = new PatientFacts(reader.Catalogue, given) },
                string.Join(' ', changes.Select(c => c.Fact + c.Without + c.To))));
        }
    }

    private ulong Touched(Modification modification, List<JudgedRule> deciding)
    {
        var touched = 0ul;
        for (var i = 0; i < deciding.Count; i++)
        {
            var reads = deciding[i].When.Comparisons.Select(c => c.Fact).Any(f => Reads(f, modification));
            if (reads) touched |= 1ul << i;
        }
        return touched;
    }

    private bool Reads(Fact fact, Modification modification) =>
        modification.Facts.Contains(fact.Index) || fact.From.Any(f => Reads(reader.Catalogue[f], modification));

    /// <summary>Two values of one fact exclude each other; two entries of one list do not.</summary>
    private static bool SameFactTwice(int[] members, List<(Modification Modification, ulong Touches)> possible) =>
        members.Select(m => possible[m].Modification).Where(m => m.Entry is null).GroupBy(m => m.Facts[0]).Any(g => g.Count() > 1);

    private static IEnumerable<int[]> Sets(int count, int size)
    {
        var members = Enumerable.Range(0, size).ToArray();
        if (size > count) yield break;
        while (true)
        {
            yield return [.. members];
            var at = size - 1;
            while (at >= 0 && members[at] == count - size + at) at--;
            if (at < 0) yield break;
            members[at]++;
            for (var i = at + 1; i < size; i++) members[i] = members[i - 1] + 1;
        }
    }
}
