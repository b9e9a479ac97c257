using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.PatientPages;

/// <summary>The patient's page on paper, printed by a real browser and read back, and on screen.</summary>
public sealed class PatientPagePrintTests(PrintingClinic clinic) : IClassFixture<PrintingClinic>
{
    private const int MostSheets = 2;
    private const int MostBytes = 60 * 1024;

    private static readonly Dictionary<string, string[]> Identity = new(StringComparer.Ordinal)
    {
        ["signed en"] = ["Ada-Maria Long-Name de la Cruz y Santos", "7 Jun 1985", "P-signed", "22 Nov 2026"],
        ["signed zh"] = ["Ada-Maria Long-Name de la Cruz y Santos", "1985年6月7日", "P-signed", "2026年11月22日"],
        ["draft en"] = ["Wei Zhang", "7 Jun 1985", "P-draft", "22 Nov 2026"],
        ["draft zh"] = ["Wei Zhang", "1985年6月7日", "P-draft", "2026年11月22日"],
        ["longest en"] = ["Lena Lang", "7 Jun 1985", "P-longest", "22 Nov 2026"],
        ["longest zh"] = ["Lena Lang", "1985年6月7日", "P-longest", "2026年11月22日"],
        ["visit en"] = ["Pavel Lange", "5 Jul 1992", "D-1009", "22 Nov 2026"],
        ["visit zh"] = ["Pavel Lange", "1992年7月5日", "D-1009", "2026年11月22日"],
        ["earlier visit en"] = ["Pavel Lange", "5 Jul 1992", "D-1009", "22 Nov 2026"],
        ["earlier visit zh"] = ["Pavel Lange", "1992年7月5日", "D-1009", "2026年11月22日"],
        ["everything found en"] = ["Fenja Found", "7 Jun 1985", "P-found", "22 Nov 2026"],
        ["everything found zh"] = ["Fenja Found", "1985年6月7日", "P-found", "2026年11月22日"],
    };

    public static TheoryData<string, string, string, string> Prints
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var patient in new[] { "signed", "draft", "longest", "visit", "everything found" })
                foreach (var language in new[] { "en", "zh" })
                    foreach (var (format, size) in new[] { ("A4", "normal"), ("Letter", "normal"), ("A4", "large"), ("Letter", "large") }) data.Add(patient, language, format, size);
            data.Add("earlier visit", "en", "A4", "normal");
            data.Add("earlier visit", "zh", "Letter", "large");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Prints))]
    public async Task Every_sheet_names_the_patient_the_day_and_its_page(string patient, string language, string format, string size)
    {
        var (paper, said) = await clinic.PrintAsync(patient, format, $"language={language}&size={size}");

        if (size == "normal") Assert.InRange(paper.Sheets.Count, 1, MostSheets);
        for (var i = 0; i < paper.Sheets.Count; i++)
        {
            Assert.All(Identity[$"{patient} {language}"], name => Assert.Contains(Paper.Squeezed(name), paper.Sheets[i], StringComparison.Ordinal));
            Assert.Contains(language == "en" ? $"Page{i + 1}of{paper.Sheets.Count}" : $"第{i + 1}页，共{paper.Sheets.Count}页", paper.Sheets[i], StringComparison.Ordinal);
            Assert.Equal(patient is "draft" or "longest", paper.Sheets[i].Contains("DRAFT", StringComparison.Ordinal));
            Assert.Equal(patient == "earlier visit", paper.Sheets[i].Contains("OUTOFDATE", StringComparison.Ordinal));
        }
        // Nothing is cut: what stands on screen stands on paper, and every word inside its sheet.
        var whole = string.Concat(paper.Sheets);
        Assert.NotEmpty(said);
        Assert.All(said, text => Assert.Contains(Paper.Squeezed(text), whole, StringComparison.Ordinal));
        Assert.Empty(paper.Cut());
    }

    [Fact]
    public async Task A_draft_says_so_on_every_sheet_and_a_signed_page_nowhere()
    {
        var (draft, _) = await clinic.PrintAsync("draft", "A4", "size=large");
        var (signed, _) = await clinic.PrintAsync("signed", "A4", "size=large");

        Assert.True(draft.Sheets.Count > MostSheets);
        Assert.All(draft.Sheets, sheet => Assert.Contains("DRAFT", sheet, StringComparison.Ordinal));
        Assert.All(signed.Sheets, sheet => Assert.DoesNotContain("DRAFT", sheet, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("longest")]
    [InlineData("visit")]
    [InlineData("everything found")]
    public async Task Every_sign_of_the_Chinese_page_has_its_glyph(string patient)
    {
        var (paper, said) = await clinic.PrintAsync(patient, "A4", "language=zh");

        Assert.Empty(paper.ForeignFonts);
        Assert.DoesNotContain(string.Concat(paper.Sheets), c => c is '\ufffd' or '□');
        Assert.Contains("translationnotyetreviewedbyaclinician", paper.Sheets[0], StringComparison.Ordinal);
        Assert.All(paper.Sheets, sheet => Assert.Contains(Paper.Squeezed("译文尚未经临床医生审阅"), sheet, StringComparison.Ordinal));
        Assert.All(said.SelectMany(s => s), c => Assert.True(char.IsWhiteSpace(c) || string.Concat(paper.Sheets).Contains(Paper.Squeezed(c.ToString()), StringComparison.Ordinal), $"{c} is missing"));
    }

    [Theory]
    [InlineData("signed", "language=en")]
    [InlineData("draft", "language=zh")]
    [InlineData("longest", "size=large")]
    [InlineData("visit", "language=en")]
    [InlineData("earlier visit", "language=zh")]
    [InlineData("everything found", "size=large")]
    public async Task On_screen_it_is_whole_in_light_and_dark_at_every_width(string patient, string query)
    {
        var page = await clinic.Context.NewPageAsync();
        var (complaints, requests, bytes) = (new List<string>(), new List<IRequest>(), 0);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFinished += (_, request) => requests.Add(request);
        // As on the first visit: nothing is taken from the browser's cache.
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync(clinic.Pages[patient] + "?" + query, new() { WaitUntil = WaitUntilState.NetworkIdle });
        foreach (var request in requests) bytes += (await request.SizesAsync()) is { } sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0;

        Assert.InRange(bytes, 1, MostBytes);
        Assert.DoesNotContain(requests, r => !r.Url.StartsWith(clinic.Address.ToString(), StringComparison.Ordinal));
        foreach (var (width, dark) in new[] { (320, false), (390, true), (1280, false), (1280, true) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"it is wider than {width} px");
            var result = await page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(v => $"{width} {dark} {v.Id}: {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}")));
        }
        Assert.Empty(complaints);
        await page.CloseAsync();
    }
}
