using System.Collections.Immutable;
using System.Text.Json;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>What a form asks and how its answers are read: that of an assessment, or that of a visit on treatment.</summary>
/// <param name="Facts">The facts it knows.</param>
/// <param name="Sections">What it asks, in the order of the page.</param>
/// <param name="Read">Reads facts in the form of the interface as of a day.</param>
public sealed record FormKind(FactCatalogue Facts, ImmutableArray<FormSection> Sections, Func<JsonElement, DateOnly, ICollection<InputFault>, PatientFacts> Read)
{
    private readonly Dictionary<string, int> _positions = Sections.SelectMany(section => section.Facts).Select((fact, at) => (fact, at)).ToDictionary(pair => pair.fact, pair => pair.at, StringComparer.Ordinal);

    public static FormKind Assessment(GuidanceRelease release) => new(release.Facts, FormSections.All, release.Reader.Read);

    public QuestionGroup? Group(string id) => Sections.SelectMany(section => section.Groups).FirstOrDefault(group => group.Id == id);

    /// <summary>Where a field stands on the page, counted in questions; fields of no question come last.</summary>
    internal int Position(string field)
    {
        if (field == Fields.PanelOn) return _positions.GetValueOrDefault("labs.haemoglobin", int.MaxValue);
        var name = Facts.Raw.Where(f => field == f.Name || field.StartsWith(f.Name + ".", StringComparison.Ordinal)).Select(f => f.Name).FirstOrDefault();
        return name is not null && _positions.TryGetValue(name, out var at) ? at : int.MaxValue;
    }
}
