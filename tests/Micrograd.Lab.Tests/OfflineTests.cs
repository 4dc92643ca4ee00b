using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>The site that the browser keeps.</summary>
[Collection(Lab.Page)]
public sealed class OfflineTests(Lab lab)
{
    [Fact]
    public async Task The_Lab_works_without_a_network_after_the_first_visit()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is");
        await reader.KeptAsync();
        await reader.Page.Context.SetOfflineAsync(true);
        await reader.Page.ReloadAsync();
        await reader.GoAsync("03-the-value-class");
        await reader.ShowAsync("setup", "2 + 3", "5");
        await reader.GoAsync("02-what-a-derivative-is/s05");
        await Assertions.Expect(reader.Cell("s05").Locator(".main-svg").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Output_with_scripts_is_shown_without_a_network()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is");
        await reader.KeptAsync();
        await reader.Page.ReloadAsync();
        await reader.Page.Context.SetOfflineAsync(true);
        await reader.RunAsync("setup", "HTML(\"<p id=p>waiting</p><script>p.textContent = 6 * 7</script>\")");
        await Assertions.Expect(reader.Page.FrameLocator(".sandbox").FrameLocator("iframe").Locator("#p")).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task A_new_version_is_taken_when_the_reader_says_so()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is");
        await reader.KeptAsync();
        await lab.PublishAsync("app/dom.js", "// a newer version");
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("There is a new version of the Lab.");
        Assert.DoesNotContain("a newer version", await TextAsync(), StringComparison.Ordinal);
        await reader.Page.RunAndWaitForResponseAsync(() => reader.ClickAsync("Load it"), response => response.Url.EndsWith("app/main.js", StringComparison.Ordinal));
        await reader.ReadyAsync();
        Assert.Contains("a newer version", await TextAsync(), StringComparison.Ordinal);
        Assert.Single(await reader.Page.EvaluateAsync<string[]>("() => caches.keys()"));

        Task<string> TextAsync() => reader.Page.EvaluateAsync<string>("async () => (await fetch('app/dom.js')).text()");
    }

    [Fact]
    public async Task What_the_worker_has_fetched_is_not_fetched_again_to_be_kept()
    {
        lab.TakeRequests();
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is");
        await reader.KeptAsync();
        Assert.Single(lab.TakeRequests(), address => address.EndsWith("assemblies.pack", StringComparison.Ordinal));
        Assert.Empty(await reader.Page.EvaluateAsync<string[]>("async () => (await caches.keys()).filter(name => name === 'lab-fetched')"));
    }
}
