using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Pages.Shared.Result;

namespace JakAdvisor.Web.Assessments;

/// <summary>
/// Keeps the last stored results that were shown, read, arranged and written: somebody who decides sees the same assessment several times in a row, and reading it costs
/// more than showing it. Each is kept with the text it was read from, so that what is shown is always what is stored.
/// </summary>
internal sealed class StoredResults
{
    private const int MostCharacters = 4_000_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (string Text, ResultView Result)> _kept = [];
    private readonly Queue<Guid> _order = [];
    private int _characters;

    /// <summary>The result, if it was shown lately.</summary>
    public ResultView? Find(Assessment stored)
    {
        lock (_gate) return _kept.TryGetValue(stored.Id, out var kept) && kept.Text == stored.Evaluation ? kept.Result : null;
    }

    /// <summary>Reads the result with the guidance the assessment was made with, and keeps it.</summary>
    public ResultView Read(Assessment stored, GuidanceRelease then)
    {
        var result = new ResultView(EvaluationJson.Read(stored.Evaluation), then, AssessmentStore.FactsOf(stored, then)) { IsKept = true };
        lock (_gate)
        {
            if (_kept.TryAdd(stored.Id, (stored.Evaluation, result)))
            {
                _order.Enqueue(stored.Id);
                _characters += stored.Evaluation.Length;
            }
            while (_characters > MostCharacters && _order.TryDequeue(out var oldest) && _kept.Remove(oldest, out var dropped)) _characters -= dropped.Text.Length;
        }
        return result;
    }
}
