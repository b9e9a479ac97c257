using System.Globalization;
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
    internal static readonly JsonSerializerOptions Options = Sealed();

    /// <summary>The evaluation as UTF-8 JSON.</summary>
    public static byte[] Write(Evaluation evaluation) => JsonSerializer.SerializeToUtf8Bytes(evaluation, Options);

    /// <summary>Writes the evaluation as UTF-8 JSON; the stream stays open.</summary>
    public static void Write(Stream stream, Evaluation evaluation) => JsonSerializer.Serialize(stream, evaluation, Options);

    /// <summary>
    /// A stored evaluation, for showing it as it was. Writing it again gives the same bytes.
    /// </summary>
    /// <exception cref="JsonException">The text is no evaluation.</exception>
    public static Evaluation Read(string json) => JsonSerializer.Deserialize<Evaluation>(json, Options) ?? throw new JsonException("The text is no evaluation");

    private static JsonSerializerOptions Sealed()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new HistoryEntry(), new FactValue() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>An entry of the therapy history as the interface takes it: what was said, not what is concluded from it.</summary>
    private sealed class HistoryEntry : JsonConverter<TherapyEntry>
    {
        public override TherapyEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var entry = JsonElement.ParseValue(ref reader);
            return new TherapyEntry(
                entry.GetProperty("agent").GetString()!,
                Names.TryParse<TherapyOutcome>(entry.GetProperty("outcome").GetString()!, out var outcome) ? outcome : throw new JsonException("There is no such outcome"),
                entry.TryGetProperty("continues", out var continues) ? continues.GetBoolean() : null,
                entry.TryGetProperty("name", out var name) ? name.GetString() : null);
        }

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

    /// <summary>The value of a fact: true or false, a word, a number, a date, or a list of names or of therapy entries.</summary>
    private sealed class FactValue : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.True or JsonTokenType.False:
                    return reader.GetBoolean();
                case JsonTokenType.Number:
                    return reader.GetDouble();
                case JsonTokenType.String:
                    var text = reader.GetString()!;
                    return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : text;
                case JsonTokenType.StartObject:
                    return JsonSerializer.Deserialize<TherapyEntry>(ref reader, options);
                case JsonTokenType.StartArray:
                    return JsonSerializer.Deserialize<List<object>>(ref reader, options);
                default:
                    throw new JsonException("This is no value of a fact");
            }
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
