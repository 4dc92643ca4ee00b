using System.Xml.Linq;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>The group of a picture that is one node, edge or cluster, in the structure of Graphviz's SVG.</summary>
internal static class Group
{
    /// <param name="kind">What it is; classes that the DOT text gives come after it.</param>
    /// <param name="attributes">Those of what it shows.</param>
    /// <param name="name">The name of what it shows; as in Graphviz, a character reference in it stands for its character.</param>
    public static XElement Of(string kind, Attributes attributes, string name)
    {
        XElement title = Svg.Element("title"), group = Svg.Element("g", ("class", attributes.Text("class") is { Length: > 0 } own ? $"{kind} {own}" : kind));
        title.Add(CharacterReference.Resolve(name));
        group.Add(title);
        return group;
    }
}
