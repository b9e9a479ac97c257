using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;

namespace JakAdvisor.Web.Tests.Pages.Performance;

/// <summary>What the bare Razor page says: as many elements as another page, in as many bytes, with that page's own words.</summary>
public sealed class BarePage
{
    private const string Tags = "<p class=\"words\"></p>\n";
    private const string Around = "<!DOCTYPE html><html lang=\"en\"><head><title>Bare</title></head><body>\n</body></html>\n";
    private const int ElementsAround = 4;

    public IReadOnlyList<string> Texts { get; private set; } = [];

    public static int Elements(byte[] html) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html)).All.Length;

    /// <summary>Takes the texts of a page, in order, and deals them out so that elements and bytes come to the same.</summary>
    public void Like(byte[] html)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html));
        var words = page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var count = page.All.Length - ElementsAround;
        var bytes = html.Length - Around.Length - (count * Tags.Length);
        var (texts, word, written) = (new List<string>(), 0, 0);
        for (var i = 1; i <= count; i++)
        {
            var text = new StringBuilder();
            // Every text ends where its share of the bytes ends; the words begin anew when they are used up.
            while (written < (long)bytes * i / count)
            {
                var next = words[word++ % words.Length] + ' ';
                text.Append(next);
                written += Encoding.UTF8.GetByteCount(HtmlEncoder.Default.Encode(next));
            }
            texts.Add(text.ToString());
        }
        Texts = texts;
    }
}
