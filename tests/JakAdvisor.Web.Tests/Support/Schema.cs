using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// Holds JSON to a schema of a served description. It knows the keywords that the description uses and fails on any other, so that a keyword
/// can never be passed over unseen.
/// </summary>
internal sealed class Schema(JsonNode description)
{
    private static readonly string[] Annotations = ["title", "description", "examples"];

    /// <summary>What is wrong with the value; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(string component, JsonNode? value) => [.. Faults(new JsonObject { ["$ref"] = "#/components/schemas/" + component }, value, "$")];

    private IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string at)
    {
        foreach (var (keyword, rule) in schema)
        {
            var faults = keyword switch
            {
                "$ref" => Faults(Target((string)rule!), value, at),
                "type" => Types(rule!).Any(t => IsOf(t, value)) ? [] : [$"{at}: {Text(value)} is not of type {rule!.ToJsonString()}"],
                "enum" => rule!.AsArray().Any(word => JsonNode.DeepEquals(word, value)) ? [] : [$"{at}: {Text(value)} is none of {rule.ToJsonString()}"],
                "anyOf" => AnyOf(rule!.AsArray(), value, at),
                "properties" => Properties(rule!.AsObject(), value, at),
                "required" => value is JsonObject o ? rule!.AsArray().Where(r => !o.ContainsKey((string)r!)).Select(r => $"{at}: {r} is missing") : [],
                "additionalProperties" => Additional(schema, rule!, value, at),
                "items" => value is JsonArray list ? list.SelectMany((item, i) => Faults(rule!.AsObject(), item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"))) : [],
                "minimum" => IsOf("number", value) && Number(value!) < Number(rule!) ? [$"{at}: {Text(value)} is less than {rule}"] : [],
                "maximum" => IsOf("number", value) && Number(value!) > Number(rule!) ? [$"{at}: {Text(value)} is more than {rule}"] : [],
                "minLength" => IsOf("string", value) && ((string)value!).Length < (int)rule! ? [$"{at}: shorter than {rule}"] : [],
                "maxLength" => IsOf("string", value) && ((string)value!).Length > (int)rule! ? [$"{at}: longer than {rule}"] : [],
                "format" => Format((string)rule!, value, at),
                _ when Annotations.Contains(keyword, StringComparer.Ordinal) => [],
                _ => throw new NotSupportedException($"The description uses the keyword {keyword}, which this validator does not know"),
            };
            foreach (var fault in faults) yield return fault;
        }
    }

    private static double Number(JsonNode number) => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);

    private JsonObject Target(string reference)
    {
        const string Components = "#/components/schemas/";
        Assert.StartsWith(Components, reference, StringComparison.Ordinal);
        return description["components"]!["schemas"]![reference[Components.Length..]]?.AsObject() ?? throw new InvalidOperationException($"{reference} leads nowhere");
    }

    private IEnumerable<string> AnyOf(JsonArray options, JsonNode? value, string at)
    {
        var all = options.Select(o => Faults(o!.AsObject(), value, at).ToList()).ToList();
        return all.Exists(f => f.Count == 0) ? [] : [$"{at}: {Text(value)} fits none of {all.Count}: {string.Join(" | ", all.Select(f => f[0]))}"];
    }

    private IEnumerable<string> Properties(JsonObject properties, JsonNode? value, string at) => value is not JsonObject given ? []
        : given.Where(g => properties.ContainsKey(g.Key)).SelectMany(g => Faults(properties[g.Key]!.AsObject(), g.Value, $"{at}.{g.Key}"));

    private IEnumerable<string> Additional(JsonObject schema, JsonNode rule, JsonNode? value, string at)
    {
        if (value is not JsonObject given) return [];
        var others = given.Where(g => schema["properties"]?.AsObject().ContainsKey(g.Key) != true);
        return rule is JsonObject other ? others.SelectMany(g => Faults(other, g.Value, $"{at}.{g.Key}"))
            : (bool)rule ? [] : others.Select(g => $"{at}: there is no {g.Key}");
    }

    private static IEnumerable<string> Format(string format, JsonNode? value, string at)
    {
        if (format != "date") throw new NotSupportedException($"The description uses the format {format}, which this validator does not know");
        return !IsOf("string", value) || DateOnly.TryParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : [$"{at}: {Text(value)} is no date"];
    }

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(t => (string)t!) : [(string)rule!];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger((double)value),
        _ => throw new NotSupportedException($"The description uses the type {type}, which this validator does not know"),
    };

    private static string Text(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 60)] : "null";
}
