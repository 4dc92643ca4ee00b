using Micrograd.Jupyter;
using Micrograd.Sessions.Packages;

namespace Micrograd.Tool;

/// <summary>The copies of this program that front ends start. A user may have several folders of Jupyter's, and kernels that run.</summary>
/// <param name="root">The folder that they lie in.</param>
internal sealed class KernelPrograms(string root)
{
    /// <summary>This user's.</summary>
    public static KernelPrograms OfUser { get; } = new(Path.Combine(UserData.Folder, "kernel"));

    /// <inheritdoc cref="KernelProgram.Create"/>
    public KernelProgram Create(KernelSpecFolder spec, out IDisposable installation) => KernelProgram.Create(root, spec, out installation);

    /// <summary>Takes away what no spec mentions and no kernel runs from.</summary>
    /// <returns>Those that no spec mentions any more, and that stay because a kernel runs from them.</returns>
    public IReadOnlyList<KernelProgram> RemoveUnused()
    {
        IReadOnlyList<KernelProgram> programs = KernelProgram.All(root);

        // Another environment's specs are known by the lists alone, which each installation writes.
        KernelSpecFolder[] known = [.. programs.SelectMany(program => program.Specs() ?? []).Concat(KernelSpecFolder.All()).DistinctBy(spec => spec.Path)];
        return [.. programs.Where(program => program.Specs() is not null && !IsWanted(program) && !program.TryRemove(() => IsWanted(program)))];

        bool IsWanted(KernelProgram program) => known.Any(spec => spec.Mentions(program.Name));
    }
}
