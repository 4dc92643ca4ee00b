using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Micrograd.Architecture.Tests;

/// <summary>A project of <c>src</c>, as its compiled assembly shows it.</summary>
internal sealed class CompiledProject
{
    private const string Ours = "Micrograd";

    private readonly ModuleDefinition _module;

    private CompiledProject(string name, ModuleDefinition module)
    {
        Name = name;
        _module = module;
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The projects of this clone that it refers to.</summary>
    public IEnumerable<string> References =>
        _module.AssemblyReferences.Select(reference => reference.Name).Where(name => name == Ours || name.StartsWith(Ours + ".", StringComparison.Ordinal));

    /// <summary>Its namespaces.</summary>
    public IEnumerable<string> Namespaces => _module.Types.Select(type => type.Namespace).Where(IsOurs).Distinct();

    /// <summary>Reads all projects.</summary>
    public static IReadOnlyList<CompiledProject> All()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(Clone.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal)
                .Select(name => new CompiledProject(name, ModuleDefinition.ReadModule(Assembly(name, configuration)))),
        ];
    }

    /// <summary>Which of its namespaces refer to which others.</summary>
    public IEnumerable<Reference> Doors() =>
        _module.Types.Where(type => IsOurs(type.Namespace))
            .SelectMany(type => All(type).SelectMany(Needs).Select(need => new Reference(type.Namespace, need)))
            .Where(door => door.From != door.To)
            .Distinct();

    private static string Assembly(string project, string configuration)
    {
        string file = project == "Micrograd.Tool" ? "micrograd.dll" : project + ".dll";
        string artifacts = Path.Combine(Clone.Root, "artifacts");
        string[] places = [Path.Combine(artifacts, "bin", project, configuration, file), Path.Combine(artifacts, "course", file), Path.Combine(artifacts, "torch", file)];
        return places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"There is no {places[0]}: build the solution first.");
    }

    private static bool IsOurs(string name) => name == Ours || name.StartsWith(Ours + ".", StringComparison.Ordinal);

    private static IEnumerable<TypeDefinition> All(TypeDefinition type) => type.NestedTypes.SelectMany(All).Prepend(type);

    // The namespaces of this assembly that a type's declaration, members and code name.
    private IEnumerable<string> Needs(TypeDefinition type)
    {
        IEnumerable<TypeReference?> named =
        [
            type.BaseType,
            .. type.Interfaces.Select(each => each.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.Events.Select(each => each.EventType),
            .. Attributes(type), .. type.Fields.SelectMany(Attributes), .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(OfMethod),
        ];
        return named.SelectMany(Parts).Where(part => part.Scope == _module).Select(Namespace).Where(IsOurs);
    }

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        .. OfSignature(method), .. Attributes(method),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(OfInstruction) : [],
    ];

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => OfSignature(method).Append(method.DeclaringType),
        _ => [],
    };

    private static IEnumerable<TypeReference?> OfSignature(MethodReference method) =>
    [
        method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    // The types that a constructed one, List<Value[]> say, is made of.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static string Namespace(TypeReference type) => type.DeclaringType is { } outer ? Namespace(outer) : type.Namespace;
}
