using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>Somebody with a keyboard and nothing else: never clicks, never puts the focus anywhere but by its keys.</summary>
internal sealed class Keys(IPage page)
{
    /// <summary>More stops than any page has: what is not reached by then cannot be reached.</summary>
    private const int MostStops = 700;
    private const int MostChoices = 90;

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Types a date (yyyy-MM-dd) into a date field as the browser of the tests asks for it: month, day, year.</summary>
    public Task TypeDate(string iso) => Type(iso[5..7] + iso[8..10] + iso[..4]);

    /// <summary>Presses Tab until the focus is on something that fits; with shift backwards.</summary>
    public async Task TabTo(string selector, bool backwards = false)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Press(backwards ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }
        Assert.Fail($"Tab does not reach {selector} on {page.Url}");
    }

    /// <summary>Goes to something by Tab and presses Enter there, which loads a page.</summary>
    public async Task Follow(string selector)
    {
        await TabTo(selector);
        await Enter();
    }

    /// <summary>Presses Enter where the focus is, which loads a page.</summary>
    public async Task Enter()
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? _, IPage __) => loaded.TrySetResult();
        page.Load += Loaded;
        await Press("Enter");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(90));
        page.Load -= Loaded;
    }

    /// <summary>In a group of radio buttons or a list of choices that has the focus: arrows until the value is chosen.</summary>
    public async Task Choose(string value)
    {
        var radios = await page.EvaluateAsync<bool>("document.activeElement.type === 'radio'");
        await Press(radios ? "Space" : "Home");
        for (var choice = 0; choice < MostChoices; choice++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.value") == value) return;
            await Press("ArrowDown");
        }
        Assert.Fail($"The arrows do not reach {value} in {await page.EvaluateAsync<string>("document.activeElement.name")}");
    }

    /// <summary>Goes through a form from top to bottom and answers each field that there is an answer for, until the next stop is the end.</summary>
    public async Task FillIn(IReadOnlyDictionary<string, string> answers, string end)
    {
        var filled = new HashSet<string>(StringComparer.Ordinal);
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Press("Tab");
            var field = await page.EvaluateAsync<string[]>("e => [document.activeElement.name || '', document.activeElement.type || '', String(document.activeElement.matches(e))]", end);
            if (field[2] == "true")
            {
                Assert.Empty(answers.Keys.Except(filled, StringComparer.Ordinal));
                return;
            }
            if (!answers.TryGetValue(field[0], out var answer) || !filled.Add(field[0])) continue;
            switch (field[1])
            {
                case "radio" or "select-one":
                    await Choose(answer);
                    break;
                case "checkbox":
                    await Press("Space");
                    break;
                case "date":
                    await TypeDate(answer);
                    break;
                default:
                    await Type(answer);
                    break;
            }
        }
        Assert.Fail($"Tab does not reach {end}");
    }
}
