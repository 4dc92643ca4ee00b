using PublicApiGenerator;

namespace Micrograd.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_written_down_in_PublicApi_txt()
    {
        string folder = AppContext.BaseDirectory;
        string actual = typeof(Value).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        string received = Path.Combine(folder, "PublicApi.received.txt");
        File.WriteAllText(received, actual);

        Assert.True(
            actual == File.ReadAllText(Path.Combine(folder, "PublicApi.txt")).ReplaceLineEndings("\n"),
            $"The public API has changed. If that is meant, copy {received} over tests/Micrograd.Tests/PublicApi.txt.");
    }
}
