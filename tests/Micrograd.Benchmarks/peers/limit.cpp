// The limit: no graph at all. Forward and backward of each workload are derived by hand and written as loops over
// vectors of rows, for the widest vectors that the machine has. Nothing here can compute anything else.
#include "peer.hpp"
#include <cmath>

namespace {

typedef double Rows8 __attribute__((vector_size(64)));
typedef double Rows4 __attribute__((vector_size(32)));

inline Rows8 positive(Rows8 x) { return x > 0 ? x : Rows8{}; }

template <class Rows>
double total(Rows x) {
    double sum = 0;
    for (size_t i = 0; i < sizeof(Rows) / sizeof(double); i++) sum += x[i];
    return sum;
}

// Parameters lie as in w1.txt: neuron by neuron, weights and then the bias.
struct Moons8 {
    std::vector<Rows8> x0, x1, label, weight; // weight: 1/rows, and 0 where the last vector has no row

    explicit Moons8(const Moons& moons) {
        for (size_t start = 0; start < moons.rows(); start += 8) {
            Rows8 a{}, b{}, l{}, w{};
            for (size_t r = start; r < start + 8 && r < moons.rows(); r++) {
                a[r - start] = moons.x0[r];
                b[r - start] = moons.x1[r];
                l[r - start] = moons.label[r];
                w[r - start] = 1.0 / double(moons.rows());
            }
            x0.push_back(a);
            x1.push_back(b);
            label.push_back(l);
            weight.push_back(w);
        }
    }
};

double w1(const Moons& data, const std::vector<double>& start, int steps) {
    constexpr int n = 16, first = 0, second = n * 3, last = second + n * (n + 1), count = last + n + 1;
    const Moons8 moons(data);
    double p[count];
    std::copy(start.begin(), start.end(), p);
    double result = 0;

    for (int k = 0; k < steps; k++) {
        alignas(64) Rows8 grad[count] = {};
        Rows8 loss{};
        for (size_t t = 0; t < moons.x0.size(); t++) {
            const Rows8 x0 = moons.x0[t], x1 = moons.x1[t], minus_label = -moons.label[t], weight = moons.weight[t];
            Rows8 h1[n], h2[n], d1[n] = {};
            for (int j = 0; j < n; j++) {
                const double* w = p + first + 3 * j;
                h1[j] = positive(w[2] + w[0] * x0 + w[1] * x1);
            }
            Rows8 score = Rows8{} + p[last + n];
            for (int j = 0; j < n; j++) {
                const double* w = p + second + (n + 1) * j;
                Rows8 sum = Rows8{} + w[n];
                for (int i = 0; i < n; i++) sum += w[i] * h1[i];
                h2[j] = positive(sum);
                score += p[last + j] * h2[j];
            }

            const Rows8 margin = 1 + minus_label * score;
            loss += weight * positive(margin);
            const Rows8 d_score = margin > 0 ? weight * minus_label : Rows8{};
            grad[last + n] += d_score;
            for (int j = 0; j < n; j++) {
                grad[last + j] += d_score * h2[j];
                const Rows8 d2 = h2[j] > 0 ? d_score * p[last + j] : Rows8{};
                const double* w = p + second + (n + 1) * j;
                Rows8* g = grad + second + (n + 1) * j;
                for (int i = 0; i < n; i++) {
                    g[i] += d2 * h1[i];
                    d1[i] += d2 * w[i];
                }
                g[n] += d2;
            }
            for (int i = 0; i < n; i++) {
                const Rows8 d = h1[i] > 0 ? d1[i] : Rows8{};
                Rows8* g = grad + first + 3 * i;
                g[0] += d * x0;
                g[1] += d * x1;
                g[2] += d;
            }
        }

        const double rate = 1.0 - 0.9 * k / 100;
        double squares = 0;
        for (int i = 0; i < count; i++) squares += p[i] * p[i];
        result = total(loss) + 1e-4 * squares;
        for (int i = 0; i < count; i++) p[i] -= rate * (total(grad[i]) + 2e-4 * p[i]);
    }
    return result;
}

inline Rows4 tanh4(Rows4 x) { return Rows4{std::tanh(x[0]), std::tanh(x[1]), std::tanh(x[2]), std::tanh(x[3])}; }

double w2(const std::vector<double>& start, int steps) {
    constexpr int inputs = 3, n = 4, first = 0, second = n * (inputs + 1), last = second + n * (n + 1), count = last + n + 1;
    double p[count];
    std::copy(start.begin(), start.end(), p);
    Rows4 x[inputs], target;
    for (int r = 0; r < 4; r++) {
        target[r] = w2_targets[r];
        for (int i = 0; i < inputs; i++) x[i][r] = w2_inputs[r][i];
    }
    double result = 0;

    for (int k = 0; k < steps; k++) {
        Rows4 h1[n], h2[n], d1[n] = {};
        for (int j = 0; j < n; j++) {
            const double* w = p + first + (inputs + 1) * j;
            h1[j] = tanh4(w[3] + w[0] * x[0] + w[1] * x[1] + w[2] * x[2]);
        }
        for (int j = 0; j < n; j++) {
            const double* w = p + second + (n + 1) * j;
            h2[j] = tanh4(w[4] + w[0] * h1[0] + w[1] * h1[1] + w[2] * h1[2] + w[3] * h1[3]);
        }
        const double* wl = p + last;
        const Rows4 out = tanh4(wl[4] + wl[0] * h2[0] + wl[1] * h2[1] + wl[2] * h2[2] + wl[3] * h2[3]);
        const Rows4 error = out - target;
        result = total(error * error);

        double grad[count];
        const Rows4 d_out = 2 * error * (1 - out * out);
        for (int j = 0; j < n; j++) {
            grad[last + j] = total(d_out * h2[j]);
            const Rows4 d2 = d_out * p[last + j] * (1 - h2[j] * h2[j]);
            for (int i = 0; i < n; i++) {
                grad[second + (n + 1) * j + i] = total(d2 * h1[i]);
                d1[i] += d2 * p[second + (n + 1) * j + i];
            }
            grad[second + (n + 1) * j + n] = total(d2);
        }
        grad[last + n] = total(d_out);
        for (int j = 0; j < n; j++) {
            const Rows4 d = d1[j] * (1 - h1[j] * h1[j]);
            for (int i = 0; i < inputs; i++) grad[first + (inputs + 1) * j + i] = total(d * x[i]);
            grad[first + (inputs + 1) * j + inputs] = total(d);
        }
        for (int i = 0; i < count; i++) p[i] -= 0.05 * grad[i];
    }
    return result;
}

volatile double last_x; // so that the forward pass is not optimised away

double w3(int count) {
    double x = 1, grad = 1;
    for (int i = 0; i < count; i++) x = x * 1.0000001 + 0.0000001;
    last_x = x;
    for (int i = 0; i < count; i++) grad *= 1.0000001;
    return grad;
}

} // namespace

int main(int argc, char** argv) { return converse(argc, argv, w1, w2, w3); }
