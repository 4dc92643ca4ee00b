// What the C++ peers share: reading the workloads' data, the clock, and the conversation with `compare`.
// A peer is started with the folder of the data. For each line "W1 moons100.csv 100", "W2 1000" or "W3 1000000" on
// its standard input it does that work once and answers with a line: milliseconds by the clock, milliseconds of the
// processor, and the result to 17 digits.
#pragma once
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

struct Moons {
    std::vector<double> x0, x1, label;
    size_t rows() const { return label.size(); }
};

inline std::vector<double> read_numbers(const std::string& path) {
    std::ifstream file(path);
    std::vector<double> numbers;
    for (double number; file >> number;) numbers.push_back(number);
    return numbers;
}

inline Moons read_moons(const std::string& path) {
    std::ifstream file(path);
    Moons moons;
    for (std::string line; std::getline(file, line);) {
        double x0, x1, label;
        if (std::sscanf(line.c_str(), "%lf,%lf,%lf", &x0, &x1, &label) != 3) continue;
        moons.x0.push_back(x0);
        moons.x1.push_back(x1);
        moons.label.push_back(label);
    }
    return moons;
}

// The rows of W2: three inputs and a target each.
constexpr double w2_inputs[4][3] = {{2, 3, -1}, {3, -1, 0.5}, {0.5, 1, 1}, {1, 1, -1}};
constexpr double w2_targets[4] = {1, -1, -1, 1};

template <class W1, class W2, class W3>
int converse(int argc, char** argv, W1 w1, W2 w2, W3 w3) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER-OF-THE-DATA\n", argv[0]);
        return 2;
    }
    const std::string folder = std::string(argv[1]) + "/";
    const std::vector<double> start1 = read_numbers(folder + "w1.txt"), start2 = read_numbers(folder + "w2.txt");

    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string workload, file;
        int count;
        words >> workload;
        Moons moons;
        if (workload == "W1") {
            words >> file;
            moons = read_moons(folder + file);
        }
        words >> count;

        const auto before = std::chrono::steady_clock::now();
        const std::clock_t busy_before = std::clock();
        const double result = workload == "W1" ? w1(moons, start1, count) : workload == "W2" ? w2(start2, count) : w3(count);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - before;
        const double busy = 1e3 * double(std::clock() - busy_before) / CLOCKS_PER_SEC;
        std::printf("%.3f %.3f %.17g\n", taken.count(), busy, result);
        std::fflush(stdout);
    }
    return 0;
}
