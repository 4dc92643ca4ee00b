using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>The page for everybody: with a keyboard, a screen reader, a phone, in the dark.</summary>
[Collection(Lab.Page)]
public sealed class AccessTests(Lab lab)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        IsMobile = true,
        HasTouch = true,
    };

    [Fact]
    public async Task Axe_finds_nothing_wrong_in_light_and_dark()
    {
        await using Reader reader = await lab.OpenAsync("09-neuron-layer-mlp-training");
        await reader.ReadyAsync();
        await reader.Page.Locator(".cm-content").First.WaitForAsync();
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await reader.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            AxeResult found = await reader.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.All(
                found.Violations,
                violation => Assert.Fail($"{scheme}, {violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => node.Html))}"));
        }
    }

    [Fact]
    public async Task There_is_one_banner_one_list_of_chapters_and_one_notebook()
    {
        await using Reader reader = await lab.OpenSavingAsync("01-what-micrograd-is");
        foreach (AriaRole landmark in new[] { AriaRole.Banner, AriaRole.Navigation, AriaRole.Main })
        {
            Assert.Equal(1, await reader.Page.GetByRole(landmark).CountAsync());
        }
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_list_to_the_notebook()
    {
        await using Reader reader = await lab.OpenSavingAsync("01-what-micrograd-is");
        await reader.PressAsync("Tab");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the notebook" })).ToBeFocusedAsync();
        await reader.PressAsync("Enter");
        await Assertions.Expect(reader.Cells.First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_a_chapter_is_chosen_read_and_run()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is", Phone);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Chapters" }).TapAsync();
        await reader.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "2 · What a derivative is" }).TapAsync();
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("2 · What a derivative is");
        await Assertions.Expect(reader.Page.Locator("#chapters")).ToBeHiddenAsync();
        foreach (string id in new[] { "setup", "s04" }) await reader.Cell(id).GetByRole(AriaRole.Button, new() { Name = "Run this cell" }).TapAsync();
        await reader.StateAsync("s04", "done");
        Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
    }

    [Fact]
    public async Task On_a_phone_a_notice_leaves_the_first_cells_buttons_free()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is", Phone);
        await reader.ClickAsync("Restart the session");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("The session starts afresh");
        await reader.Cells.First.FocusAsync();
        Assert.True(await reader.Cells.First.Locator(".celltools").EvaluateAsync<bool>("""
            tools => {
                const { left, right, top, bottom } = tools.getBoundingClientRect();
                return scrollY === 0 && tools.offsetParent && [top + 2, bottom - 2].every(y => tools.contains(document.elementFromPoint((left + right) / 2, y)));
            }
            """), "The buttons stand behind the notice.");
    }
}
