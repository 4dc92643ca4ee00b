// The engine's graph on an arena in C++: a node is 40 bytes that are never freed singly, operands are indices, and since a
// tape is in order already, backward is one loop from its end. What a reader gives up for that: a value can't outlive the
// tape, be held on to, or be shared between two tapes.
//
// One n-ary node is a neuron: it names a run of weights, a list of inputs and an activation. The engine goes one step
// further inside a network: the neurons of a hidden layer stay numbers side by side until somebody looks at them.
#include "peer.hpp"
#include <algorithm>
#include <cmath>
#include <cstdint>

namespace {

using Index = std::uint32_t;
constexpr Index nothing = 0;               // node 0: where the gradient of a missing operand goes
constexpr Index weighted_sum = 0xffffffff; // as right operand: left is then an index into sums

struct Node {
    double data, grad, by_left, by_right;
    Index left, right;
};

struct Sum {
    Index weights, inputs, count; // weights[count] is the bias; inputs are an index into lists
    bool has_bias;
};

struct Tape {
    std::vector<Node> nodes;
    std::vector<Sum> sums;
    std::vector<Index> lists;

    Tape() { leaf(0); }

    Index push(double data, Index left, double by_left, Index right = nothing, double by_right = 0) {
        nodes.push_back({data, 0, by_left, by_right, left, right});
        return Index(nodes.size() - 1);
    }

    Index leaf(double data) { return push(data, nothing, 0); }
    Index add(Index a, Index b) { return push(nodes[a].data + nodes[b].data, a, 1, b, 1); }
    Index add(Index a, double b) { return push(nodes[a].data + b, a, 1); }
    Index mul(Index a, double b) { return push(nodes[a].data * b, a, b); }
    Index square(Index a) { double x = nodes[a].data; return push(x * x, a, 2 * x); }
    Index relu(Index a) { double x = nodes[a].data; return push(x < 0 ? 0 : x, a, x > 0 ? 1 : 0); }

    enum Activation { linear_, relu_, tanh_ };

    Index sum(Index weights, Index inputs, Index count, bool has_bias, Activation activation = linear_) {
        double total = has_bias ? nodes[weights + count].data : 0;
        for (Index i = 0; i < count; i++) total += nodes[weights + i].data * nodes[lists[inputs + i]].data;
        sums.push_back({weights, inputs, count, has_bias});
        const Index left = Index(sums.size() - 1);
        if (activation == relu_) return push(total < 0 ? 0 : total, left, total > 0 ? 1 : 0, weighted_sum);
        if (activation == linear_) return push(total, left, 1, weighted_sum);
        const double t = std::tanh(total);
        return push(t, left, 1 - t * t, weighted_sum);
    }

    void backward(Index root) {
        nodes[root].grad = 1;
        for (Index n = root; n > nothing; n--) {
            const Node& node = nodes[n];
            if (node.right != weighted_sum) {
                const double grad = node.grad;
                nodes[node.left].grad += grad * node.by_left;
                nodes[node.right].grad += grad * node.by_right;
                continue;
            }
            const double grad = node.grad * node.by_left;
            const Sum s = sums[node.left];
            for (Index i = 0; i < s.count; i++) {
                Node &w = nodes[s.weights + i], &x = nodes[lists[s.inputs + i]];
                const double xd = x.data, wd = w.data;
                w.grad += grad * xd;
                x.grad += grad * wd;
            }
            if (s.has_bias) nodes[s.weights + s.count].grad += grad;
        }
    }

    // Forgets everything that was recorded after the parameters, and keeps the memory.
    void rewind(Index parameters) {
        nodes.resize(parameters + 1);
        for (Node& node : nodes) node.grad = 0;
        sums.clear();
        lists.clear();
    }
};

// Parameters are nodes 1, 2, …; returns the network's one output.
Index network(Tape& tape, const double* row, const std::vector<int>& sizes, Tape::Activation hidden, Tape::Activation output) {
    Index inputs = Index(tape.lists.size()), weights = 1;
    for (int i = 0; i < sizes[0]; i++) tape.lists.push_back(tape.leaf(row[i]));
    for (size_t layer = 1; layer < sizes.size(); layer++) {
        const Index count = Index(sizes[layer - 1]), outputs = Index(tape.lists.size());
        tape.lists.resize(outputs + size_t(sizes[layer]));
        for (int j = 0; j < sizes[layer]; j++, weights += count + 1)
            tape.lists[outputs + size_t(j)] = tape.sum(weights, inputs, count, true, layer + 1 == sizes.size() ? output : hidden);
        inputs = outputs;
    }
    return tape.lists.back();
}

double w1(const Moons& moons, const std::vector<double>& start, int steps) {
    Tape tape;
    for (double p : start) tape.leaf(p);
    const Index parameters = Index(start.size());
    double result = 0;
    for (int k = 0; k < steps; k++) {
        tape.rewind(parameters);
        Index total = nothing;
        for (size_t r = 0; r < moons.rows(); r++) {
            const double row[] = {moons.x0[r], moons.x1[r]};
            const Index score = network(tape, row, {2, 16, 16, 1}, Tape::relu_, Tape::linear_);
            const Index hinge = tape.relu(tape.add(tape.mul(score, -moons.label[r]), 1.0));
            total = total == nothing ? hinge : tape.add(total, hinge);
        }
        const Index list = Index(tape.lists.size());
        for (Index p = 1; p <= parameters; p++) tape.lists.push_back(p);
        const Index squares = tape.sum(1, list, parameters, false);
        const Index loss = tape.add(tape.mul(total, 1.0 / double(moons.rows())), tape.mul(squares, 1e-4));
        tape.backward(loss);
        const double rate = 1.0 - 0.9 * k / 100;
        for (Index p = 1; p <= parameters; p++) tape.nodes[p].data -= rate * tape.nodes[p].grad;
        result = tape.nodes[loss].data;
    }
    return result;
}

double w2(const std::vector<double>& start, int steps) {
    Tape tape;
    for (double p : start) tape.leaf(p);
    const Index parameters = Index(start.size());
    double result = 0;
    for (int k = 0; k < steps; k++) {
        tape.rewind(parameters);
        Index loss = nothing;
        for (int r = 0; r < 4; r++) {
            const Index output = network(tape, w2_inputs[r], {3, 4, 4, 1}, Tape::tanh_, Tape::tanh_);
            const Index error = tape.square(tape.add(output, -w2_targets[r]));
            loss = loss == nothing ? error : tape.add(loss, error);
        }
        tape.backward(loss);
        for (Index p = 1; p <= parameters; p++) tape.nodes[p].data -= 0.05 * tape.nodes[p].grad;
        result = tape.nodes[loss].data;
    }
    return result;
}

Tape chain; // kept between runs, as an arena is

double w3(int count) {
    chain.rewind(nothing);
    const Index start = chain.leaf(1);
    Index x = start;
    for (int i = 0; i < count; i++) x = chain.add(chain.mul(x, 1.0000001), 0.0000001);
    chain.backward(x);
    return chain.nodes[start].grad;
}

} // namespace

int main(int argc, char** argv) { return converse(argc, argv, w1, w2, w3); }
