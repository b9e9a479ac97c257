using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Form;

/// <summary>Forms for tests: field and text pairs, read the way every page reads them.</summary>
internal static class Typed
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly DateOnly Today = new(2026, 11, 22);

    public static GuidanceRelease Release { get; } = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"), null);

    public static FormKind Kind { get; } = FormKind.Assessment(Release);

    public static Entries Entries(params (string Field, string Text)[] typed) => Web.Form.Entries.Of(typed.Select(t => KeyValuePair.Create(t.Field, t.Text)));

    public static FormReading Read(params (string Field, string Text)[] typed) => Read(Entries(typed));

    public static FormReading Read(Entries entries, DateOnly? today = null, PatientIdentity? identity = null) => EntriesToFacts.Compute(entries, Release, today ?? Today, identity);

    /// <summary>The value of a fact, without its date.</summary>
    public static string? Value(this FormReading reading, string fact) =>
        (reading.Facts[fact] is JsonObject dated ? dated["value"] : reading.Facts[fact])?.ToJsonString(AsWritten);

    public static string? On(this FormReading reading, string fact) => (string?)(reading.Facts[fact] as JsonObject)?["on"];

    public static string OnlyError(this FormReading reading, string field)
    {
        var error = Assert.Single(reading.Errors);
        Assert.Equal(field, error.Field);
        return error.Message;
    }
}
