using System.Globalization;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Rules;
using Microsoft.OpenApi;

namespace JakAdvisor.Web.Api.Description;

/// <summary>Short ways to write a schema.</summary>
internal static class Schemas
{
    public static OpenApiSchema Text(string? description = null) => new() { Type = JsonSchemaType.String, Description = description };

    public static OpenApiSchema Day(string? description = null) => new() { Type = JsonSchemaType.String, Format = "date", Description = description };

    public static OpenApiSchema YesNo(string? description = null) => new() { Type = JsonSchemaType.Boolean, Description = description };

    public static OpenApiSchema Whole(string? description = null) => new() { Type = JsonSchemaType.Integer, Description = description };

    public static OpenApiSchema Number(double? least = null, double? greatest = null) => new()
    {
        Type = JsonSchemaType.Number,
        Minimum = least?.ToString(CultureInfo.InvariantCulture),
        Maximum = greatest?.ToString(CultureInfo.InvariantCulture),
    };

    public static OpenApiSchema Words(IEnumerable<string> words, string? description = null) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(w => (JsonNode)w)], Description = description };

    public static OpenApiSchema WordsOf<T>(string? description = null) where T : struct, Enum => Words(Names.All<T>(), description);

    public static OpenApiSchema ListOf(IOpenApiSchema items, string? description = null) => new() { Type = JsonSchemaType.Array, Items = items, Description = description };

    public static OpenApiSchema MapTo(IOpenApiSchema values, string? description = null) =>
        new() { Type = JsonSchemaType.Object, AdditionalProperties = values, Description = description };

    public static OpenApiSchema Either(string? description, params IOpenApiSchema[] of) => new() { AnyOf = [.. of], Description = description };

    public static IOpenApiSchema OrNull(IOpenApiSchema schema) => Either(null, schema, new OpenApiSchema { Type = JsonSchemaType.Null });

    /// <summary>An object with these keys and no others; a key that ends in ? may be left out.</summary>
    public static OpenApiSchema Object(params (string Key, IOpenApiSchema Value)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(p => p.Key.TrimEnd('?'), p => p.Value, StringComparer.Ordinal),
        Required = properties.Where(p => !p.Key.EndsWith('?')).Select(p => p.Key).ToHashSet(StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };
}
