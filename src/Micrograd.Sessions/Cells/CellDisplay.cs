using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Cells;

#pragma warning disable CA1708 // `display` beside `Display`: the names that notebooks written for .NET Interactive use.
/// <summary>What cells call to show things. Every cell imports it.</summary>
public static class CellDisplay
{
    /// <summary>Shows a value at once.</summary>
    /// <param name="value">Anything; null is shown too.</param>
    /// <param name="mimeTypes">The forms wanted, such as <c>text/html</c>; those that suit the value when none is named.</param>
    /// <returns>The display, whose content can be replaced later.</returns>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    /// <example><code>
    /// var progress = display("0 %");
    /// progress.Update("100 %");
    /// </code></example>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a value at once.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">Anything; null is shown too.</param>
    /// <param name="mimeTypes">The forms wanted, such as <c>text/html</c>; those that suit the value when none is named.</param>
    /// <returns>The display, whose content can be replaced later.</returns>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Text to be shown as HTML.</summary>
    public static DisplayContent HTML(string content) => new(MimeTypes.Html, content);

    /// <summary>Shows a script at once, for the front end to run, where it lets notebooks do so.</summary>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public static void Javascript(string content) => DisplayedValue.Show(new DisplayContent(MimeTypes.JavaScript, content), []);

    /// <summary>Asks the user for a line of text. <c>Console.ReadLine()</c> does the same.</summary>
    /// <param name="prompt">The question.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell, or where nobody can be asked.</exception>
    public static string Input(string prompt = "") => CellScope.Running.Ask(prompt);

    /// <summary>Asks the user for something that must not be seen on the screen, nor be saved with the notebook.</summary>
    /// <param name="prompt">The question.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell, or where nobody can be asked.</exception>
    public static string Password(string prompt = "Password") => CellScope.Running.Ask(prompt, isPassword: true);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public static void ClearOutput(bool wait = false) => CellScope.Running.Show(new ClearOutput(wait));
}
