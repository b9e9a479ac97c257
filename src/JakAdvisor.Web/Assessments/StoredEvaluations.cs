using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Assessments;

/// <summary>
/// Reads stored evaluations and keeps the last ones: somebody who decides sees the same assessment several times in a row, and reading it costs more than showing it.
/// Each is kept with the text it was read from, so that what is shown is always what is stored.
/// </summary>
public sealed class StoredEvaluations
{
    private const int MostCharacters = 8_000_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (string Text, Evaluation Evaluation)> _kept = [];
    private readonly Queue<Guid> _order = [];
    private int _characters;

    public Evaluation Read(Assessment stored)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(stored.Id, out var kept) && kept.Text == stored.Evaluation) return kept.Evaluation;
        }
        var evaluation = EvaluationJson.Read(stored.Evaluation);
        lock (_gate)
        {
            if (_kept.TryAdd(stored.Id, (stored.Evaluation, evaluation)))
            {
                _order.Enqueue(stored.Id);
                _characters += stored.Evaluation.Length;
            }
            while (_characters > MostCharacters && _order.TryDequeue(out var oldest) && _kept.Remove(oldest, out var dropped)) _characters -= dropped.Text.Length;
        }
        return evaluation;
    }
}
