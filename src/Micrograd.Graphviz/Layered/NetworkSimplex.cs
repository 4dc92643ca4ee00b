namespace Micrograd.Graphviz.Layered;

/// <summary>One of the inequalities that <see cref="NetworkSimplex"/> keeps: y[To] − y[From] ≥ MinLength.</summary>
internal readonly record struct Constraint(int From, int To, int MinLength, int Weight);

/// <summary>Finds whole numbers y that keep all constraints and make the sum of Weight · (y[To] − y[From]) as small as it can be.</summary>
/// <remarks>
/// E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo, "A Technique for Drawing Directed Graphs" (1993), sections 2.3 and 4.2: the same
/// method finds the ranks and the coordinates. A spanning tree of constraints without slack stands for a solution; it gets better when an edge
/// whose cut value is negative leaves the tree for one that can be made tight in its place.
/// The cut value of a tree edge needs no sum over the edges that cross the cut: those inside a subtree cancel out, so that the sum over
/// the subtree's nodes of "weight out minus weight in" is the same.
/// </remarks>
internal sealed class NetworkSimplex
{
    private readonly Constraint[] _constraints;
    private readonly Effort _effort;
    private readonly double _share;
    private readonly int[] _y;
    private readonly int[][] _at;
    private readonly bool[] _inTree;
    private readonly int[] _imbalance;

    // The tree, hung up at one root for each connected part.
    private readonly int[] _parentEdge;
    private readonly int[] _subtreeImbalance;
    private readonly int[] _next;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly List<int> _postOrder = [];

    private NetworkSimplex(int count, Constraint[] constraints, Effort effort, double share)
    {
        (_constraints, _effort, _share) = (constraints, effort, share);
        _y = new int[count];
        _inTree = new bool[constraints.Length];
        _imbalance = new int[count];
        (_parentEdge, _subtreeImbalance, _next, _first, _last) = (new int[count], new int[count], new int[count], new int[count], new int[count]);
        int[] degrees = new int[count];
        foreach (Constraint constraint in constraints)
        {
            degrees[constraint.From]++;
            degrees[constraint.To]++;
            _imbalance[constraint.From] += constraint.Weight;
            _imbalance[constraint.To] -= constraint.Weight;
        }

        _at = [.. degrees.Select(degree => new int[degree])];
        for (int e = constraints.Length - 1; e >= 0; e--)
        {
            _at[constraints[e].To][--degrees[constraints[e].To]] = e;
            _at[constraints[e].From][--degrees[constraints[e].From]] = e;
        }
    }

    /// <param name="count">How many unknowns there are.</param>
    /// <param name="constraints">The inequalities; they must not lead in a circle.</param>
    /// <param name="effort">What the search is counted by.</param>
    /// <param name="share">How much of all effort may be spent when it ends.</param>
    /// <param name="y">The numbers. They keep all constraints in any case.</param>
    /// <param name="centered">Whether an unknown that may be moved at no cost goes to the middle of its room.</param>
    /// <returns>Whether the sum is the least; if not, there wasn't effort enough.</returns>
    public static bool Solve(int count, IEnumerable<Constraint> constraints, Effort effort, double share, out int[] y, bool centered = false)
    {
        var search = new NetworkSimplex(count, [.. constraints], effort, share);
        y = search._y;
        search.FindFeasible();
        if (!search.FindTightTree() || !search.Improve()) return false;
        if (centered) search.Center();
        return true;
    }

    private int Slack(int e) => _y[_constraints[e].To] - _y[_constraints[e].From] - _constraints[e].MinLength;

    private int Other(int e, int node) => _constraints[e].From == node ? _constraints[e].To : _constraints[e].From;

    /// <summary>Every unknown as small as those before it allow.</summary>
    private void FindFeasible()
    {
        _effort.Spend(_y.Length + _constraints.Length);
        Array.Fill(_y, int.MinValue);
        var waitsFor = new int[_y.Length];
        foreach (Constraint constraint in _constraints) waitsFor[constraint.To]++;
        var ready = new Queue<int>(Enumerable.Range(0, _y.Length).Where(node => waitsFor[node] == 0));
        while (ready.TryDequeue(out int node))
        {
            if (_y[node] == int.MinValue) _y[node] = 0;
            foreach (Constraint constraint in _at[node].Select(e => _constraints[e]).Where(constraint => constraint.From == node))
            {
                _y[constraint.To] = Math.Max(_y[constraint.To], _y[node] + constraint.MinLength);
                if (--waitsFor[constraint.To] == 0) ready.Enqueue(constraint.To);
            }
        }
    }

    /// <summary>Grows a tree from the first node of each connected part; where it can't grow, the whole tree moves up to its nearest neighbour.</summary>
    private bool FindTightTree()
    {
        var reached = new bool[_y.Length];
        for (int root = 0; root < _y.Length; root++)
        {
            if (reached[root]) continue;
            List<int> tree = [root];
            reached[root] = true;
            int next = 0;
            long edges = 0;
            while (true)
            {
                for (; next < tree.Count; next++)
                {
                    edges += _at[tree[next]].Length;
                    foreach (int e in _at[tree[next]])
                    {
                        int other = Other(e, tree[next]);
                        if (reached[other] || Slack(e) != 0) continue;
                        (reached[other], _inTree[e]) = (true, true);
                        tree.Add(other);
                    }
                }

                // The tree is whole: nothing is left to be looked for.
                if (tree.Count == _y.Length) break;
                if (!_effort.TrySpend(edges, _share)) return false;
                int nearest = -1;
                foreach (int e in tree.SelectMany(node => _at[node]))
                {
                    if (reached[_constraints[e].From] != reached[_constraints[e].To] && (nearest < 0 || Slack(e) < Slack(nearest))) nearest = e;
                }

                if (nearest < 0) break;
                bool leadsIn = reached[_constraints[nearest].To];
                int shift = leadsIn ? -Slack(nearest) : Slack(nearest);
                foreach (int node in tree) _y[node] += shift;
                int newcomer = leadsIn ? _constraints[nearest].From : _constraints[nearest].To;
                (reached[newcomer], _inTree[nearest]) = (true, true);
                tree.Add(newcomer);
                (next, edges) = (0, 0);
            }
        }

        return true;
    }

    private bool Improve()
    {
        while (_effort.TrySpend(_y.Length + (2L * _constraints.Length), _share))
        {
            HangUp();
            int leaving = -1, worst = 0;
            foreach (int child in _postOrder)
            {
                if (_parentEdge[child] < 0 || CutValue(child) >= worst) continue;
                (leaving, worst) = (child, CutValue(child));
            }

            if (leaving < 0) return true;
            int entering = Entering(leaving);
            Shift(leaving, Slack(entering));
            _inTree[_parentEdge[leaving]] = false;
            _inTree[entering] = true;
        }

        return false;
    }

    private void Center()
    {
        HangUp();
        foreach (int child in _postOrder)
        {
            if (_parentEdge[child] < 0 || CutValue(child) != 0) continue;
            if (!_effort.Allows(_constraints.Length, _share)) return;
            _effort.Spend(_constraints.Length);
            int entering = Entering(child);
            if (entering >= 0 && Slack(entering) > 1) Shift(child, Slack(entering) / 2);
        }
    }

    /// <summary>Numbers the nodes so that a subtree is a range, and sums up its imbalance.</summary>
    private void HangUp()
    {
        Array.Fill(_first, -1);
        _postOrder.Clear();
        Array.Clear(_next);
        for (int root = 0; root < _y.Length; root++)
        {
            if (_first[root] >= 0) continue;
            Enter(root, parentEdge: -1);
            for (int node = root; node >= 0;)
            {
                int[] edges = _at[node];
                int next = _next[node], parentEdge = _parentEdge[node];
                while (next < edges.Length && (!_inTree[edges[next]] || edges[next] == parentEdge)) next++;
                _next[node] = next + 1;
                if (next < edges.Length)
                {
                    int child = Other(edges[next], node);
                    Enter(child, edges[next]);
                    node = child;
                }
                else
                {
                    _last[node] = _postOrder.Count;
                    _postOrder.Add(node);
                    int parent = parentEdge < 0 ? -1 : Other(parentEdge, node);
                    if (parent >= 0) _subtreeImbalance[parent] += _subtreeImbalance[node];
                    node = parent;
                }
            }
        }

        void Enter(int node, int parentEdge) => (_first[node], _parentEdge[node], _subtreeImbalance[node]) = (_postOrder.Count, parentEdge, _imbalance[node]);
    }

    /// <summary>Of the tree edge between a node and its parent.</summary>
    private int CutValue(int child) => LeadsUp(child) ? _subtreeImbalance[child] : -_subtreeImbalance[child];

    private bool LeadsUp(int child) => _constraints[_parentEdge[child]].From == child;

    private bool IsBelow(int node, int top) => _last[node] >= _first[top] && _last[node] <= _last[top];

    /// <summary>The edge with least slack that crosses the cut the other way.</summary>
    private int Entering(int child)
    {
        bool leadsUp = LeadsUp(child);
        int best = -1;
        for (int e = 0; e < _constraints.Length; e++)
        {
            bool fromBelow = IsBelow(_constraints[e].From, child), toBelow = IsBelow(_constraints[e].To, child);
            bool crosses = leadsUp ? !fromBelow && toBelow : fromBelow && !toBelow;
            if (crosses && (best < 0 || Slack(e) < Slack(best))) best = e;
        }

        return best;
    }

    /// <summary>Moves a subtree away from its parent.</summary>
    private void Shift(int child, int distance)
    {
        int shift = LeadsUp(child) ? -distance : distance;
        for (int i = _first[child]; i <= _last[child]; i++) _y[_postOrder[i]] += shift;
    }
}
