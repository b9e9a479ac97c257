using System.Security.Cryptography;
using System.Text;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// The texts of a guidance folder, by path from that folder with forward slashes. Everything the guidance knows comes from here, so that a
/// stored copy of the texts replays exactly.
/// </summary>
public sealed class GuidanceFiles
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Takes texts by path.</summary>
    public GuidanceFiles(IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (path, text) in texts) _texts[path] = text.ReplaceLineEndings("\n");
    }

    /// <summary>All texts, by path.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads every .yaml of a folder; the rules' cases (<c>*.cases.yaml</c>) are tests and are left out.</summary>
    public static GuidanceFiles FromFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new Rules.GuidanceException([new Rules.LoadFault(folder, 0, "there is no such guidance folder")]);
        return new GuidanceFiles(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".cases.yaml", StringComparison.Ordinal))
            .Select(path => KeyValuePair.Create(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));
    }

    /// <summary>SHA-256 over every path and text, as lower-case hexadecimal.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in _texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n" + Encoding.UTF8.GetByteCount(text).ToString(System.Globalization.CultureInfo.InvariantCulture) + "\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A copy with one text replaced, for tests of broken guidance.</summary>
    public GuidanceFiles With(string path, string text) => new(_texts.Where(t => t.Key != path).Append(KeyValuePair.Create(path, text)));

    /// <summary>Whether this is guidance for visits too. A release of before there was any still loads whole, so that assessments stored under it stay readable.</summary>
    internal bool KnowVisits => _texts.Keys.Any(p => p is "visit-facts.yaml" or "visits.yaml" || p.StartsWith("treatment/", StringComparison.Ordinal));

    internal YamlMap? Map(string path, Faults faults, params string[] keys)
    {
        if (_texts.TryGetValue(path, out var text)) return YamlMap.Read(path, text, faults, keys);
        faults.Add(path, 0, "the file is missing");
        return null;
    }
}
