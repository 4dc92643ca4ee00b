using Micrograd.Benchmarks.Contenders;
using Micrograd.Benchmarks.Torch;
using Micrograd.Torch;

switch (args)
{
    case ["check"]:
        Console.WriteLine(Libtorch.Status);
        return Libtorch.IsHere ? 0 : 1;
    case ["scalars", string dataFolder]:
        Conversation.Hold(new TorchScalars(), dataFolder);
        return 0;
    case ["batched", string dataFolder]:
        Conversation.Hold(new TorchBatched(), dataFolder);
        return 0;
    default:
        Console.Error.WriteLine("Give check, or scalars or batched and the folder of the data.");
        return 2;
}
