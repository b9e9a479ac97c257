using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace JakAdvisor.Web.Api;

/// <summary>
/// <c>GET /api/guidance</c>: the release in force as JSON, written once. Its tag is the hash of the document itself, because the site's numbers
/// are in it and in no other hash.
/// </summary>
internal sealed class GuidanceDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly byte[] _json;
    private readonly EntityTagHeaderValue _tag;

    public GuidanceDocument(GuidanceRelease release)
    {
        _json = JsonSerializer.SerializeToUtf8Bytes(Document(release), Options);
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_json))}\"");
    }

    public FileContentHttpResult Answer => TypedResults.Bytes(_json, "application/json", entityTag: _tag);

    private static object Document(GuidanceRelease release) => new
    {
        Release = release.Name,
        release.Released,
        release.Sha256,
        release.Overrides,
        release.Parameters,
        Drugs = release.Drugs.Select(Drug),
        Rules = release.Rules.Select(r => new { r.Id, r.Title, r.Topic, Variants = r.Variants.Select(Variant) }),
        TreatmentRules = release.TreatmentRules.Select(r => new { r.Id, r.Title, r.Topic, Variants = r.Variants.Select(Variant) }),
        release.Settings,
        Facts = release.Facts.All.Select(Fact),
        VisitFacts = release.VisitFacts.All.Where(f => f.IsOfVisits).Select(Fact),
        Sources = release.Sources.Select(s => new { s.Id, Document = s.Document.Id, s.Place, s.Says, s.Mark, s.Note, Also = s.Also.Select(d => d.Id) }),
        release.Documents,
    };

    private static object Variant<TEffect>(Variant<TEffect> variant)
        where TEffect : struct, Enum => new
        {
            variant.Drugs,
            variant.Where,
            variant.Effect,
            Condition = Tree(variant.When),
            variant.Say,
            variant.Action,
            variant.Mark,
            Sources = Ids(variant.Sources),
            variant.File,
            variant.Line,
        };

    /// <summary>The tree as the guidance files write it: a line, or one list under all, any or none.</summary>
    private static object Tree(Condition condition) => condition is Group group
        ? new Dictionary<string, object>(StringComparer.Ordinal) { [Names.Of(group.Join)] = group.Members.Select(Tree) }
        : condition.ToString()!;

    private static object Fact(Fact fact) => new
    {
        fact.Name,
        fact.Label,
        fact.Question,
        fact.Help,
        fact.Type,
        fact.Words,
        fact.WordLabels,
        NotDone = fact.CanBeNotDone,
        fact.Unit,
        Least = double.IsFinite(fact.Least) ? fact.Least : (double?)null,
        Greatest = double.IsFinite(fact.Greatest) ? fact.Greatest : (double?)null,
        Step = fact.Step > 0 ? fact.Step : (double?)null,
        FreshFor = fact.Window?.ToString(),
        fact.Lasting,
        fact.AskedOf,
        Derived = fact.IsDerived,
        PerDrug = fact.IsPerDrug,
        fact.From,
    };

    private static object Drug(Drug drug) => new
    {
        drug.Id,
        drug.Name,
        drug.Brand,
        drug.Where,
        Regimens = drug.Regimens.Select(r => new
        {
            r.Disease,
            r.Where,
            r.Induction,
            r.Weeks,
            r.Extension,
            r.Maintenance,
            r.Option,
            r.OptionRule,
            r.Stop,
            r.Notes,
            Sources = Ids(r.Sources),
            r.Mark,
        }),
        drug.DoseRules,
    };

    private static IEnumerable<string> Ids(IEnumerable<Source> sources) => sources.Select(s => s.Id);
}
