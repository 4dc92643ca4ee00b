namespace Micrograd.Replaying;

/// <summary>Turns a recording into instructions, and gives every number that they need a register.</summary>
internal sealed class Translator
{
    private readonly Recording _recording;
    private readonly int _rows;
    private readonly List<Instruction> _instructions = [];
    private readonly List<Dense> _layers = [];
    private readonly Dictionary<int, int> _registerOfPlace = [];
    private readonly List<bool> _learns = [];       // of each register: whether it depends on a parameter
    private readonly List<int> _readers = [];       // of each register: how often instructions read it
    private readonly List<(int Register, double Number)> _constants = [];

    /// <param name="recording">The graph of a row.</param>
    /// <param name="columns">How many numbers a row has; they get the first registers.</param>
    /// <param name="rows">How many rows a tile has.</param>
    public Translator(Recording recording, int columns, int rows)
    {
        (_recording, _rows) = (recording, rows);
        for (int column = 0; column < columns; column++)
            RegisterOf(column);

        ILookup<(int, Operation), int> layers = Enumerable.Range(0, recording.Entries.Count)
            .Where(place => IsDense(recording.Entries[place]))
            .ToLookup(place => (recording.Entries[place].Layer, recording.Entries[place].Operation));
        for (int place = 0; place < recording.Entries.Count; place++)
        {
            Entry entry = recording.Entries[place];
            if (entry.Operation == Operation.None || _registerOfPlace.ContainsKey(place))
                continue;
            if (IsDense(entry))
                TranslateLayer([.. layers[(entry.Layer, entry.Operation)]]);
            else if (entry.Weights is not null)
                _registerOfPlace[place] = TranslateSum(entry);
            else
                _registerOfPlace[place] = Compute(entry.Operation, [.. entry.Operands.Select(RegisterOf)], entry.Exponent);
        }

        Loss = RegisterOf(recording.Loss);
        _readers[Loss]++;
        foreach (Dense layer in _layers)
            layer.IsOnlyReader = layer.Inputs.All(input => _readers[input] == 1);
    }

    public IReadOnlyList<Instruction> Instructions => _instructions;

    /// <summary>The register of the loss.</summary>
    public int Loss { get; }

    /// <summary>The gradients that instructions add to, and that must be zero before: those that no layer overwrites.</summary>
    public int[] AddedTo
    {
        get
        {
            IEnumerable<int> overwritten = _layers.Where(layer => layer.IsOnlyReader).SelectMany(layer => layer.Inputs);
            return [.. Enumerable.Range(0, _learns.Count).Where(register => _learns[register]).Except(overwritten)];
        }
    }

    public Registers MakeRegisters()
    {
        var registers = new Registers(_learns.Count, _rows);
        foreach ((int register, double number) in _constants)
            registers.DataOf(register).Fill(number);
        return registers;
    }

    private bool IsDense(Entry entry) => entry.Weights?.Length == entry.Operands.Length + 1 && entry.Weights.All(_recording.IsParameter);

    private void TranslateLayer(int[] places)
    {
        Entry[] sums = [.. places.Select(place => _recording.Entries[place])];
        int[] inputs = [.. sums[0].Operands.Select(RegisterOf)];
        int[] outputs = [.. places.Select(place => _registerOfPlace[place] = NewRegister(learns: true))];
        Value[] parameters = [.. sums.SelectMany(sum => sum.Weights!).Select(place => _recording.Entries[place].Value)];
        foreach (int input in inputs)
            _readers[input]++;

        var layer = Dense.Create(sums[0].Operation, inputs, inputs.Any(input => _learns[input]), outputs, parameters);
        _layers.Add(layer);
        _instructions.Add(layer);
    }

    /// <summary>A weighted sum without a bias, or whose weights are computed: single products and sums, in the engine's order.</summary>
    private int TranslateSum(Entry entry)
    {
        int[] inputs = [.. entry.Operands.Select(RegisterOf)], weights = [.. entry.Weights!.Select(RegisterOf)];
        int sum = weights.Length > inputs.Length ? weights[^1] : -1;
        for (int i = 0; i < inputs.Length; i++)
        {
            int product = Compute(Operation.Multiply, [weights[i], inputs[i]]);
            sum = sum < 0 ? product : Compute(Operation.Add, [sum, product]);
        }

        return entry.Operation == Operation.Add ? sum : Compute(entry.Operation, [sum]);
    }

    private int Compute(Operation operation, int[] operands, double exponent = 0)
    {
        foreach (int operand in operands)
            _readers[operand]++;

        int output = NewRegister(operands.Any(operand => _learns[operand]));
        var left = new Operand(operands[0], _learns[operands[0]]);
        Operand? right = operands.Length > 1 ? new Operand(operands[1], _learns[operands[1]]) : null;
        _instructions.Add(Formulas.Instruct(operation, left, right, exponent, output, _rows));
        return output;
    }

    /// <summary>Where the numbers of an entry are. A leaf gets a register the first time that it is asked for.</summary>
    private int RegisterOf(int place)
    {
        if (_registerOfPlace.TryGetValue(place, out int register))
            return register;

        Entry leaf = _recording.Entries[place];
        bool isParameter = _recording.IsParameter(place);
        register = _registerOfPlace[place] = NewRegister(isParameter);
        if (isParameter)
            _instructions.Add(new Broadcast(leaf.Value, register));
        else if (leaf.Column < 0)
            _constants.Add((register, leaf.Value.Data));
        return register;
    }

    private int NewRegister(bool learns)
    {
        _learns.Add(learns);
        _readers.Add(0);
        return _learns.Count - 1;
    }
}
