using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Api;

/// <summary>JSON as RFC 8259 writes it and nothing beside: no comments, no trailing commas, no NaN, no broken text, no depth without end.</summary>
internal static class StrictJson
{
    private const int Deepest = 32;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    /// <summary>The root of the document; null when it is not JSON, with the fault told.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body, ICollection<InputFault> faults)
    {
        if (!Utf8.IsValid(body.Span)) return Refuse(faults, "bytes that are not UTF-8", "JSON in UTF-8");
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = Deepest + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Deepest && (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject))
                    return Refuse(faults, "a deeper nesting", string.Create(CultureInfo.InvariantCulture, $"lists and objects nested {Deepest} deep at most"));
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
                    return Refuse(faults, Place("half a surrogate pair", reader), "text of whole characters");
            }
            using var document = JsonDocument.Parse(body, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"something that is not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
            return Refuse(faults, body.IsEmpty ? "nothing" : place, "one JSON object: no comments, no trailing comma, no NaN, a point in numbers, text in double quotes");
        }
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Place(string what, in Utf8JsonReader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} at byte {reader.TokenStartIndex + 1}");

    private static JsonElement? Refuse(ICollection<InputFault> faults, string sent, string possible)
    {
        faults.Add(new InputFault("", sent, possible, $"The request cannot be {sent}; possible: {possible}."));
        return null;
    }
}
