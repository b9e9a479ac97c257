using System.Text.Json;
using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>The one way the evaluation of a visit becomes JSON, with the conventions of <see cref="EvaluationJson"/>: the same evaluation, the same bytes.</summary>
public static class VisitEvaluationJson
{
    /// <summary>The evaluation as UTF-8 JSON.</summary>
    public static byte[] Write(VisitEvaluation evaluation) => JsonSerializer.SerializeToUtf8Bytes(evaluation, EvaluationJson.Options);

    /// <summary>A stored evaluation, for showing it as it was. Writing it again gives the same bytes.</summary>
    /// <exception cref="JsonException">The text is no evaluation of a visit.</exception>
    public static VisitEvaluation Read(string json) =>
        JsonSerializer.Deserialize<VisitEvaluation>(json, EvaluationJson.Options) ?? throw new JsonException("The text is no evaluation of a visit");
}
