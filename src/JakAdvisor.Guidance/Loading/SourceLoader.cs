using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>sources.yaml</c> and <c>statements.yaml</c> and looks citations up.</summary>
internal sealed class SourceLoader
{
    private readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);

    public IReadOnlyList<Document> Documents { get; private init; } = [];

    public IReadOnlyList<Statement> Statements { get; private init; } = [];

    public IReadOnlyCollection<Source> All => _sources.Values;

    public static SourceLoader Read(GuidanceFiles files, Faults faults)
    {
        var file = files.Map("sources.yaml", faults, "documents", "sources");
        var numbered = files.Map("statements.yaml", faults, "statements");
        if (file is null || numbered is null) return new SourceLoader();
        var documents = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var map in file.Maps("documents", "id", "title", "publisher", "date", "link", "read", "how"))
        {
            var document = new Document(map.Text("id"), map.Text("title"), map.Text("publisher"), map.Text("date"), map.Text("link"), map.Text("read"), map.Text("how"));
            if (!documents.TryAdd(document.Id, document)) map.Fault($"the document {document.Id} stands twice");
        }
        var statements = new List<Statement>();
        var loader = new SourceLoader { Documents = [.. documents.Values], Statements = statements };
        foreach (var map in file.Maps("sources", "id", "document", "also", "place", "says", "mark", "note"))
        {
            loader.Add(map, new Source(map.Text("id"), DocumentOf(map, map.Word("document", documents.Keys)), map.Text("place"), map.Text("says"),
                map.Named<Mark>("mark"), map.TextOrNull("note") ?? "", [.. map.Words("also", documents.Keys, mayBeEmpty: true).Select(a => documents[a])]));
        }
        foreach (var map in numbered.Maps("statements", "id", "document", "place", "says", "notCarried"))
        {
            var source = new Source(map.Text("id"), DocumentOf(map, map.Word("document", documents.Keys)), map.Text("place"), map.Text("says"), Mark.Seed, "", []);
            loader.Add(map, source);
            statements.Add(new Statement(source, map.TextOrNull("notCarried") ?? ""));
        }
        return loader;

        Document DocumentOf(YamlMap map, string id) =>
            documents.TryGetValue(id, out var document) ? document : new Document(id, "", "", "", "", "", map.File);
    }

    private void Add(YamlMap map, Source source)
    {
        if (!_sources.TryAdd(source.Id, source)) map.Fault($"the source {source.Id} stands twice");
    }

    /// <summary>The sources a mapping cites; a fault when there are none or one is not in <c>sources.yaml</c>.</summary>
    public IReadOnlyList<Source> Cited(YamlMap map, string key = "sources")
    {
        var cited = new List<Source>();
        foreach (var id in map.Texts(key))
        {
            if (_sources.TryGetValue(id, out var source)) cited.Add(source);
            else map.FaultAt(key, $"the source {id} is not in sources.yaml{Spelling.Suggestion(id, _sources.Keys)}");
        }
        return cited;
    }
}
