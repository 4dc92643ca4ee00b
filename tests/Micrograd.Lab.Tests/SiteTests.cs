using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Micrograd.Lab.Sites;

using Microsoft.AspNetCore.Builder;

namespace Micrograd.Lab.Tests;

/// <summary>The site, as it is put together from the clone and written as static files.</summary>
public sealed class SiteTests
{
    [Fact]
    public async Task The_list_names_every_chapter_by_its_heading()
    {
        JsonNode list = JsonNode.Parse(await new Clone().ToSite().Files["site.json"].ReadAsync())!;
        JsonNode[] chapters = [.. list["chapters"]!.AsArray()!];
        Assert.Equal(10, chapters.Length);
        Assert.Equal("3 · The Value class", chapters[2]["title"]!.GetValue<string>());
        Assert.Contains("artifacts/course/Micrograd.dll", list["files"]!.AsArray().Select(file => file!.GetValue<string>()));
    }

    [Fact]
    public void The_site_holds_nothing_but_what_a_browser_fetches()
    {
        string[] kinds = [".html", ".css", ".js", ".json", ".svg", ".woff2", ".txt", ".ipynb", ".csx", ".dll", ".wasm", ".dat", ".pack", ".map"];
        string[] addresses = [.. new Clone().ToSite().Files.Keys];
        Assert.All(addresses, address => Assert.Contains(Path.GetExtension(address), kinds));
        string[] forContributors = ["test", "config", "node_modules", "package.json", ".d.ts"];
        Assert.DoesNotContain(addresses, address => forContributors.Any(part => address.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Plotly_comes_out_of_Plotly_NET()
    {
        byte[] script = await new Clone().ToSite().Files["vendor/plotly.js"].ReadAsync();
        Assert.Contains("plotly.js v", System.Text.Encoding.UTF8.GetString(script.AsSpan(0, 200)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_script_or_style_names_another_host()
    {
        foreach ((string address, ISiteFile file) in new Clone().ToSite().Files)
        {
            if (address.StartsWith("vendor/", StringComparison.Ordinal) || address.StartsWith("_framework/", StringComparison.Ordinal)) continue;
            if (Path.GetExtension(address) is not (".js" or ".css" or ".html")) continue;
            string text = System.Text.Encoding.UTF8.GetString(await file.ReadAsync());
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_kept_for_use_without_a_network_is_all_there()
    {
        string folder = Directory.CreateTempSubdirectory("micrograd-lab-").FullName;
        try
        {
            await SiteWriter.WriteAsync(new Clone().ToSite(), folder, compress: false);
            JsonNode offline = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "offline.json"), TestContext.Current.CancellationToken))!;
            Assert.All(offline.AsObject(), file => Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.Key))).AsSpan(0, 8)), file.Value!.GetValue<string>()));
            string script = await File.ReadAllTextAsync(Path.Combine(folder, "service-worker.js"), TestContext.Current.CancellationToken);
            Assert.Matches("^self\\.version = \"[0-9a-f]{16}\";\n", script);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Where_a_port_is_taken_another_one_is_found()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int taken = ((IPEndPoint)other.LocalEndpoint).Port;
        await using WebApplication? server = await SiteServer.StartAsync(new Clone().ToSite(), [taken, 0], TestContext.Current.CancellationToken);
        Assert.NotNull(server);
        Assert.NotEqual(taken, new Uri(server.Urls.Single()).Port);
        await using WebApplication? none = await SiteServer.StartAsync(new Clone().ToSite(), [taken], TestContext.Current.CancellationToken);
        Assert.Null(none);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("")]
    public void What_is_no_port_is_refused_in_words(string port)
    {
        string error = Assert.Single(LabCommand.Create().Parse(["--port", port]).Errors).Message;
        Assert.Equal($"'{port}' is no port: --port takes a whole number from 0 to 65535.", error);
    }
}
