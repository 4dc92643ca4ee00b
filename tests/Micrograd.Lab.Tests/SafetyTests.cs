using System.Net;
using System.Net.Sockets;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>A stranger's notebook can do no harm.</summary>
[Collection(Lab.Page)]
public sealed class SafetyTests(Lab lab)
{
    [Fact]
    public async Task Its_prose_and_its_outputs_can_act_on_nothing()
    {
        await using Reader reader = await lab.OpenAsync();
        await reader.OpenFileAsync("stranger.ipynb", """
            {"cells":[
            {"cell_type":"markdown","id":"m","metadata":{},"source":"# Hello\n<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>\n<form action=x><input></form>"},
            {"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":"<p id=p>waiting</p><script>try { p.textContent = 'read ' + parent.document.title } catch { p.textContent = 'kept out' }</script>"}}]},
            {"cell_type":"code","id":"s","metadata":{},"execution_count":2,"source":"2","outputs":[{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"<svg width='9' height='9' onload=\"document.title='taken'\"><script>document.title='taken'</script><foreignObject><p>no</p></foreignObject></svg>"}}]}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Hello");
        await Assertions.Expect(reader.Page.FrameLocator(".sandbox").Locator("#p")).ToHaveTextAsync("kept out");
        await Assertions.Expect(reader.Outputs("s").Locator("svg")).ToHaveCountAsync(1);
        Assert.Equal(0, await reader.Cells.Locator("script, form, input:not(.cm-textfield), foreignObject").CountAsync());
        Assert.Equal("stranger – Micrograd Lab", await reader.Page.TitleAsync());
    }

    [Fact]
    public async Task Its_code_reaches_no_other_host_whatever_this_one_sends()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.RunAsync("setup", $$"""
            try
            {
                await new System.Net.Http.HttpClient().GetStringAsync("http://127.0.0.1:{{((IPEndPoint)elsewhere.LocalEndpoint).Port}}/");
                Console.Write("reached");
            }
            catch (System.Net.Http.HttpRequestException)
            {
                Console.Write("kept in");
            }
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("kept in");
        Assert.False(elsewhere.Pending());
    }

    [Fact]
    public async Task Its_code_finds_nothing_of_what_the_page_keeps()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.RunAsync("setup", """
            var here = System.Runtime.InteropServices.JavaScript.JSHost.GlobalThis;
            string.Join(" ", new[] { "indexedDB", "caches", "localStorage", "Worker", "SharedWorker", "document" }.Select(here.GetTypeOfProperty).Distinct())
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("undefined");
    }
}
