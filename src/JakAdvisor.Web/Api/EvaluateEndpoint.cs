using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Treatment;
using Microsoft.Net.Http.Headers;

namespace JakAdvisor.Web.Api;

/// <summary>
/// <c>POST /api/evaluate</c>: stores nothing, logs nothing of the body. It reads the raw body itself, because what is wrong with it (type, size,
/// encoding) answers 400 like every other fault.
/// </summary>
internal static class EvaluateEndpoint
{
    public static Task<IResult> Answer(HttpContext context, RequestReader reader) =>
        Answer(context, (body, faults) => reader.Evaluate(body, faults) is { } evaluation ? EvaluationJson.Write(evaluation) : null);

    /// <summary><c>POST /api/evaluate-visit</c>: the same for a visit on treatment.</summary>
    public static Task<IResult> AnswerVisit(HttpContext context, VisitRequestReader reader) =>
        Answer(context, (body, faults) => reader.Evaluate(body, faults) is { } evaluation ? VisitEvaluationJson.Write(evaluation) : null);

    private static async Task<IResult> Answer(HttpContext context, Func<ReadOnlyMemory<byte>, ICollection<InputFault>, byte[]?> evaluate)
    {
        context.Response.Headers.CacheControl = "no-store";
        var faults = new List<InputFault>();
        if (!IsJson(context.Request.ContentType)) faults.Add(WrongType(context.Request.ContentType));
        var body = await ReadBody(context.Request, faults);
        if (faults.Count == 0 && evaluate(body, faults) is { } answer) return TypedResults.Bytes(answer, "application/json");
        return Problem.Of(faults);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && type.Parameters.All(p => p.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(p.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static InputFault WrongType(string? sent)
    {
        var type = string.IsNullOrEmpty(sent) ? "no content type" : FactReader.Short(sent);
        return new InputFault("", type, "application/json, in UTF-8", $"The request cannot be sent as {type}; possible: application/json, in UTF-8.");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, List<InputFault> faults)
    {
        if (request.ContentLength > RequestReader.MostBytes)
        {
            faults.Add(RequestReader.TooLarge);
            return default;
        }
        var buffer = new byte[RequestReader.MostBytes + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return buffer.AsMemory(0, length);
        }
        catch (BadHttpRequestException)
        {
            faults.Add(new InputFault("", "a body that ends too early or is badly framed", "a whole HTTP body", "The body of the request could not be read to its end."));
            return default;
        }
    }
}
