using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Display;

/// <summary>What cells show is what the platform's own library makes of the same value.</summary>
public sealed class PlatformTests(SessionWithTypes session) : IClassFixture<SessionWithTypes>
{
    [Theory]
    [InlineData("new Point()")]
    [InlineData("new[] { new Point(), null }")]
    [InlineData("new List<object> { 1, \"<\", 2.5, null, new Point() }")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }")]
    [InlineData("new Dictionary<string, object> { [\"a\"] = 1, [\"b\"] = new Point() }")]
    [InlineData("new Dictionary<int, List<int>> { [1] = new() { 1 }, [2] = new() }")]
    [InlineData("(1, \"a\")")]
    [InlineData("(1, new Point())")]
    [InlineData("Tuple.Create(1, new[] { 1 })")]
    [InlineData("new[] { \"a\", \"<\" }")]
    [InlineData("new[] { Color.Red }")]
    [InlineData("new object[] { DateTime.UnixEpoch, Color.Red, TimeSpan.FromSeconds(1), 1m, Guid.Empty, typeof(Point), typeof(List<int>), 'c', 1.5, true }")]
    [InlineData("new List<List<int>> { new() { 1, 2 }, new() { 3 } }")]
    [InlineData("new[] { new[] { new Point() } }")]
    [InlineData("new Node { V = 1, Next = new Node { V = 2 } }")]
    [InlineData("new List<(int, string)> { (1, \"a\") }")]
    [InlineData("new List<(int, Point)> { (1, new Point()) }")]
    [InlineData("new object[] { new[] { 1, 2 }, new List<string> { \"a\" } }")]
    [InlineData("new object()")]
    [InlineData("new int[0]")]
    [InlineData("new Point[0]")]
    [InlineData("new int?[] { 1, null }")]
    [InlineData("new Version(1, 2)")]
    [InlineData("new Queue<Point>(new[] { new Point() })")]
    [InlineData("new KeyValuePair<string, int>(\"a\", 1)")]
    [InlineData("new ReadOnlyMemory<int>(new[] { 1, 2 })")]
    [InlineData("System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\":[1,2]}\").RootElement")]
    public async Task A_value_looks_as_on_the_platform(string code)
    {
        MimeBundle shown = Assert.Single((await session.Notebook.Run(code)).OfType<ResultOutput>()).Data;
        foreach ((string mimeType, string content) in shown)
        {
            string platform = await session.Notebook.Printed($"Console.Write(((object)({code})).ToDisplayString(\"{mimeType}\"));");
            Assert.Equal(platform.ReplaceLineEndings("\n"), content.ReplaceLineEndings("\n"));
        }
    }
}
