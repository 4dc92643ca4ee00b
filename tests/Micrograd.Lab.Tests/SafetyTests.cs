using System.Net;
using System.Net.Sockets;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>A stranger's notebook can do no harm.</summary>
[Collection(Lab.Page)]
public sealed class SafetyTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task Its_prose_and_its_outputs_can_act_on_nothing()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.OpenFileAsync("stranger.ipynb", """
            {"cells":[
            {"cell_type":"markdown","id":"m","metadata":{},"source":"# Hello\n<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>\n<form action=x><input></form><button popovertarget=p>Open</button><div popover id=p>over all</div>"},
            {"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":"<p id=p>waiting</p><script>try { p.textContent = 'read ' + parent.document.title + parent.parent.document.title } catch { p.textContent = 'kept out' }</script>"}}]},
            {"cell_type":"code","id":"s","metadata":{},"execution_count":2,"source":"2","outputs":[{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"<svg width='9' height='9' onload=\"document.title='taken'\"><script>document.title='taken'</script><foreignObject><p>no</p></foreignObject></svg>"}}]}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Hello");
        await Assertions.Expect(reader.Page.FrameLocator(".sandbox").FrameLocator("iframe").Locator("#p")).ToHaveTextAsync("kept out");
        await Assertions.Expect(reader.Outputs("s").Locator("svg")).ToHaveCountAsync(1);
        Assert.Equal(0, await reader.Cells.Locator("script, form, input:not(.cm-textfield), foreignObject").CountAsync());
        Assert.Equal(0, await reader.Cells.Locator("[popover], [popovertarget]").CountAsync());
        Assert.Equal("stranger – Micrograd Lab", await reader.Page.TitleAsync());
    }

    [Fact]
    public async Task Its_code_reaches_no_other_host_whatever_this_one_sends()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        Reader reader = await staying.AtAsync("03-the-value-class");
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
    public async Task Its_styles_stay_in_their_place()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.OpenFileAsync("styled.ipynb", """
            {"cells":[
            {"cell_type":"markdown","id":"m","metadata":{},"source":"# Styled\n<style>.bar { display: none }</style>\n<div style='position: fixed; inset: 0' id=cover>over all</div>"},
            {"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":"<style>.bar { display: none } p { color: rgb(1, 2, 3) }</style><p>mine</p>"}}]}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await Assertions.Expect(reader.Outputs("c").Locator("p")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await Assertions.Expect(reader.Page.Locator(".bar")).ToBeVisibleAsync();
        Assert.True((await reader.Page.GetByText("over all").BoundingBoxAsync())!.Y > 48, "It covers the bar.");
        await reader.ClickAsync("Run and go on");
    }

    [Fact]
    public async Task Its_code_puts_nothing_into_what_the_browser_keeps()
    {
        Reader reader = await staying.AtAsync("03-the-value-class");
        await reader.ReadyAsync();
        await reader.RunAsync("setup", $$"""
            using System.Runtime.InteropServices.JavaScript;
            await JSHost.ImportAsync("pack", "{{lab.Address}}worker/assemblies.js");
            Task HandOver()
            {
                JSFunctionBinding function = JSFunctionBinding.BindJSFunction("handOver", "pack", [JSMarshalerType.Task(), JSMarshalerType.String, JSMarshalerType.String, JSMarshalerType.Boolean]);
                Span<JSMarshalerArgument> arguments = new JSMarshalerArgument[5];
                foreach (ref JSMarshalerArgument argument in arguments) argument.Initialize();
                arguments[2].ToJS("{{lab.Address}}evil.html");
                arguments[3].ToJS("<script></script>");
                arguments[4].ToJS(true);
                JSFunctionBinding.InvokeJS(function, arguments);
                arguments[1].ToManaged(out Task over);
                return over;
            }
            await HandOver();
            "tried"
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("tried");
        Assert.False(await reader.Page.EvaluateAsync<bool>("async () => await caches.match('evil.html') !== undefined"));
    }

    [Fact]
    public async Task Its_code_finds_nothing_of_what_the_page_keeps()
    {
        Reader reader = await staying.AtAsync("03-the-value-class");
        await reader.RunAsync("setup", """
            var here = System.Runtime.InteropServices.JavaScript.JSHost.GlobalThis;
            string.Join(" ", new[] { "indexedDB", "caches", "localStorage", "Worker", "SharedWorker", "BroadcastChannel", "document" }.Select(here.GetTypeOfProperty).Distinct())
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("undefined");
    }
}
