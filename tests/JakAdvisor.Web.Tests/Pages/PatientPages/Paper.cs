using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace JakAdvisor.Web.Tests.Pages.PatientPages;

/// <summary>A printed page read back with Poppler's tools: its sheets, what stands on them and where, its fonts.</summary>
internal sealed class Paper(string file)
{
    /// <summary>The text of each sheet without white space.</summary>
    public IReadOnlyList<string> Sheets { get; } = [.. Run("pdftotext", "-raw", file, "-").TrimEnd('\f').Split('\f').Select(Squeezed)];

    /// <summary>Fonts that the file does not carry with it, or whose signs have no name; the columns end with emb, sub, uni and the object's two numbers.</summary>
    public IReadOnlyList<string> ForeignFonts { get; } = [.. Run("pdffonts", file).Split('\n').Skip(2).Where(l => l.Length > 0).Where(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [.., "yes", _, "yes", _, _])];

    /// <summary>Words that reach beyond the edge of their sheet.</summary>
    public IReadOnlyList<string> Cut()
    {
        var boxes = Path.ChangeExtension(file, ".html");
        Run("pdftotext", "-bbox", file, boxes);
        XNamespace html = "http://www.w3.org/1999/xhtml";
        static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
        return
        [
            .. XDocument.Load(boxes).Descendants(html + "page").SelectMany(page => page.Elements(html + "word").Where(word =>
                Number(word, "xMin") < 0 || Number(word, "yMin") < 0 || Number(word, "xMax") > Number(page, "width") || Number(word, "yMax") > Number(page, "height"))).Select(w => w.Value),
        ];
    }

    public static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} does not start");
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return told;
    }
}
