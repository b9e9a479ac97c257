using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>The pages on the guidance in a real browser: nothing for axe to find, nothing wider than the screen, nothing asked of another site, few bytes.</summary>
public sealed class GuidanceInTheBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostBytes = 60 * 1024;

    public static TheoryData<string> Paths =>
    [
        "/guidance", "/guidance?q=liver&drug=none", "/guidance/rules/indication-line?drug=upadacitinib&place=us&therapy.history=listed",
        "/guidance/rules/kidney-dose?drug=tofacitinib&place=us&kidney.creatinineClearance=40", "/guidance/rules/tb-imaging-advised?drug=upadacitinib&place=us&tb.chestImaging=not-done",
        "/guidance/facts", "/guidance/sources", "/guidance/sources/S", "/guidance/parameters", "/guidance/medicines", "/guidance/evidence", "/guidance/releases", "/about",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_is_whole_in_light_and_dark_at_every_width(string path)
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var (complaints, requests, bytes) = (new List<string>(), new List<IRequest>(), 0);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFinished += (_, request) => requests.Add(request);

        await page.GotoAsync(new Uri(chromium.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        foreach (var request in requests) bytes += (await request.SizesAsync()) is { } sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0;
        Assert.InRange(bytes, 1, MostBytes);
        Assert.DoesNotContain(requests, r => !r.Url.StartsWith(chromium.Address.ToString(), StringComparison.Ordinal));
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} px");
            if (width == 320) Clean(await page.RunAxe(), $"{path} at {width} px");
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Clean(await page.RunAxe(), $"{path} at 1280 px in the dark");
        Assert.Empty(complaints);
    }

    private static void Clean(AxeResult result, string where) => Assert.True(result.Violations.Length == 0, $"{where}: {string.Join("; ", result.Violations.Select(Told))}");

    private static string Told(AxeResultItem item) => $"{item.Id}: {item.Help} ({string.Join(", ", item.Nodes.Take(3).Select(n => n.Html))})";
}
