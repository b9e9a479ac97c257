using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using YamlDotNet.RepresentationModel;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The interaction table with one member, spelling or class wrong. Made on the file itself, because the table is built while it is read.</summary>
internal sealed class MedicineMutants(GuidanceRelease release, GuidanceFiles files)
{
    private const string Path = "interactions.yaml";
    private readonly YamlMappingNode _root = Parse(files.Texts[Path]);
    private readonly SourceLoader _sources = SourceLoader.Read(files, new Faults());

    /// <summary>Each mutant is made by changing the file, reading it and undoing the change; so they come one after the other.</summary>
    public IEnumerable<Mutant> All()
    {
        var groups = Maps(_root, "groups").ToList();
        for (var g = 0; g < groups.Count; g++)
        {
            var (members, next) = (List(groups[g], "members"), groups[(g + 1) % groups.Count]);
            foreach (var member in members.Children.ToList())
            {
                var (name, at) = ($"{Text(groups[g], "id")} {Text(member, "name")}", members.Children.IndexOf(member));
                void Remove() => members.Children.RemoveAt(at);
                void Restore() => members.Children.Insert(at, member);
                void Add() => List(next, "members").Children.Add(member);
                void TakeBack() => List(next, "members").Children.Remove(member);
                yield return Made("group member removed", name, Remove, Restore);
                yield return Made("group member moved", $"{name} to {Text(next, "id")}", () => { Remove(); Add(); }, () => { TakeBack(); Restore(); });
                yield return Made("group member in a second group", $"{name} also in {Text(next, "id")}", Add, TakeBack);
                foreach (var mutant in Spellings(member, name)) yield return mutant;
                if (Find(member, "begins") is { } begins)
                    yield return Made("beginning counts no more", name, () => Children(member).Remove("begins"), () => Children(member).Add("begins", begins));
            }
        }
        var therapies = List(_root, "therapies");
        var classes = therapies.Children.Select(t => Text(t, "class")).Distinct().ToList();
        foreach (var therapy in therapies.Children.ToList())
        {
            var (name, at, kind) = (Text(therapy, "agent"), therapies.Children.IndexOf(therapy), (YamlScalarNode)Find(therapy, "class")!);
            var (before, after) = (kind.Value!, classes[(classes.IndexOf(kind.Value!) + 1) % classes.Count]);
            yield return Made("therapy removed", name, () => therapies.Children.RemoveAt(at), () => therapies.Children.Insert(at, therapy));
            yield return Made("therapy's class changed", $"{name} {before} to {after}", () => kind.Value = after, () => kind.Value = before);
            foreach (var mutant in Spellings(therapy, name)) yield return mutant;
        }
    }

    private IEnumerable<Mutant> Spellings(YamlNode entry, string name)
    {
        if (Find(entry, "also") is not YamlSequenceNode also) yield break;
        foreach (var spelling in also.Children.ToList())
        {
            var at = also.Children.IndexOf(spelling);
            yield return Made("spelling removed", $"{name}: {spelling}", () => also.Children.RemoveAt(at), () => also.Children.Insert(at, spelling));
        }
    }

    private Mutant Made(string kind, string change, Action make, Action undo)
    {
        make();
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(_root)).Save(text, assignAnchors: false);
        undo();
        var faults = new Faults();
        MedicineTable table = MedicineLoader.Read(files.With(Path, text.ToString()), _sources, faults);
        return new Mutant(kind, change, release with { Medicines = table }, !faults.None);
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IDictionary<YamlNode, YamlNode> Children(YamlNode map) => ((YamlMappingNode)map).Children;

    private static YamlNode? Find(YamlNode map, string key) => Children(map).TryGetValue(key, out var value) ? value : null;

    private static YamlSequenceNode List(YamlNode map, string key) => (YamlSequenceNode)Find(map, key)!;

    private static IEnumerable<YamlMappingNode> Maps(YamlNode map, string key) => List(map, key).Children.Cast<YamlMappingNode>();

    private static string Text(YamlNode map, string key) => ((YamlScalarNode)Find(map, key)!).Value!;
}
