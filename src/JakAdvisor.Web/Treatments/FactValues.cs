using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Treatments;

/// <summary>Stored facts as values: what is not recorded, not known or not done is null or empty.</summary>
internal sealed class FactValues(JsonObject facts)
{
    private static readonly string[] Unknown = [Form.Fields.NotKnown, Form.Fields.NotDone];

    public static FactValues Of(string json) => new(JsonNode.Parse(json)!.AsObject());

    public double? Number(string fact) => Value(fact) is { } value && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    public bool? YesNo(string fact) => Value(fact)?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public string Word(string fact) => Value(fact) is { } value && value.GetValueKind() == JsonValueKind.String && !Unknown.Contains((string)value!, StringComparer.Ordinal) ? (string)value! : "";

    public DateOnly? Day(string fact) => Form.TypedDay.FromIso(Word(fact));

    public JsonArray? List(string fact) => Value(fact) as JsonArray;

    /// <summary>The numbers that lists, charts and cohorts read.</summary>
    public Measurements Measurements(Func<string, bool>? counts = null)
    {
        double? Of(string fact) => counts is null || counts(fact) ? Number(fact) : null;
        return new Measurements
        {
            Cdai = Of("disease.cdai"),
            Hbi = Of("disease.hbi"),
            SesCd = Of("disease.sesCd"),
            Mayo = Of("disease.mayo"),
            Crp = Of("labs.crp"),
            Esr = Of("labs.esr"),
            Calprotectin = Of("labs.faecalCalprotectin"),
            Haemoglobin = Of("labs.haemoglobin"),
            Neutrophils = Of("labs.neutrophils"),
            Lymphocytes = Of("labs.lymphocytes"),
            Alt = Of("labs.altTimesUln"),
            Ast = Of("labs.astTimesUln"),
            Ldl = Of("labs.ldl"),
            Albumin = Of("labs.albumin"),
        };
    }

    private JsonNode? Value(string fact) => facts[fact] is JsonObject dated ? dated["value"] : facts[fact];
}
