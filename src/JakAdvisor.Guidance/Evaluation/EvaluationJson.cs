using System.Text.Json;
using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// The one way an evaluation becomes JSON, in the shape of the evaluation contract: camelCase keys, the contract's lower-case words, dates
/// yyyy-MM-dd, UTF-8 without a mark. The same evaluation gives the same bytes, whatever the culture, the time zone or the thread.
/// </summary>
public static class EvaluationJson
{
    private static readonly JsonSerializerOptions Options = Sealed();

    /// <summary>The evaluation as UTF-8 JSON.</summary>
    public static byte[] Write(Evaluation evaluation) => JsonSerializer.SerializeToUtf8Bytes(evaluation, Options);

    /// <summary>Writes the evaluation as UTF-8 JSON; the stream stays open.</summary>
    public static void Write(Stream stream, Evaluation evaluation) => JsonSerializer.Serialize(stream, evaluation, Options);

    private static JsonSerializerOptions Sealed()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new HistoryEntry() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>An entry of the therapy history as the interface takes it: what was said, not what is concluded from it.</summary>
    private sealed class HistoryEntry : JsonConverter<TherapyEntry>
    {
        public override TherapyEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Facts are read by the fact reader");

        public override void Write(Utf8JsonWriter writer, TherapyEntry value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("agent", value.Agent);
            writer.WriteString("outcome", Names.Of(value.Outcome));
            if (value.Continues is { } continues) writer.WriteBoolean("continues", continues);
            if (value.Name is { } name) writer.WriteString("name", name);
            writer.WriteEndObject();
        }
    }
}
