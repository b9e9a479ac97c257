using System.Text.Json;
using JakAdvisor.Web.Api;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Pages.Check;

/// <summary>An invented patient.</summary>
/// <param name="Id">The short name in the form.</param>
/// <param name="Title">What people pick it by.</param>
/// <param name="Story">What a colleague would say of the patient.</param>
/// <param name="Request">The request in the contract's form, as the file writes it.</param>
internal sealed record DemoPatient(string Id, string Title, string Story, string Request);

/// <summary>The invented patients beside the program, read and tried at start, in the order of their files.</summary>
internal sealed class DemoPatients
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true };

    private DemoPatients(IReadOnlyList<DemoPatient> all) => All = all;

    public IReadOnlyList<DemoPatient> All { get; }

    /// <exception cref="StartException">A file is no demo patient, or its request has faults.</exception>
    public static DemoPatients Read(RequestReader reader)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "demo");
        return new DemoPatients(Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => Read(f, reader))] : []);
    }

    private static DemoPatient Read(string file, RequestReader reader)
    {
        try
        {
            var entry = JsonSerializer.Deserialize<Entry>(File.ReadAllText(file), Strict)!;
            var patient = new DemoPatient(entry.Id, entry.Title, entry.Story, entry.Request.GetRawText().Replace("\n  ", "\n", StringComparison.Ordinal));
            var faults = new List<InputFault>();
            reader.Read(System.Text.Encoding.UTF8.GetBytes(patient.Request), faults);
            return faults.Count == 0 ? patient : throw new StartException($"JakAdvisor does not start: {file}: {string.Join(' ', faults.Select(f => f.Sentence))}");
        }
        catch (JsonException broken)
        {
            throw new StartException($"JakAdvisor does not start: {file} is no demo patient ({broken.Message})");
        }
    }

    private sealed record Entry(string Id, string Title, string Story, JsonElement Request);
}
