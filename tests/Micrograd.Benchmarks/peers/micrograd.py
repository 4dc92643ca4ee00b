"""Micrograd's arithmetic in Python, as the course's document builds it: an action for each operation, a set of children,
a recursive topological sort. Written anew for the comparison.

It is started with the folder of the data, and answers each line "W1 moons100.csv 100", "W2 1000" or "W3 1000000" with
milliseconds by the clock, milliseconds of the processor, and the result; a failure with a line that begins with "!".
"""
import math
import os
import sys
import time


class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0.0
        self.children = set(children)
        self.hand_on = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def hand_on():
            self.grad += out.grad
            other.grad += out.grad
        out.hand_on = hand_on
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def hand_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out.hand_on = hand_on
        return out

    def __pow__(self, exponent):
        out = Value(self.data ** exponent, (self,))

        def hand_on():
            self.grad += exponent * self.data ** (exponent - 1) * out.grad
        out.hand_on = hand_on
        return out

    def relu(self):
        out = Value(0.0 if self.data < 0 else self.data, (self,))

        def hand_on():
            self.grad += (out.data > 0) * out.grad
        out.hand_on = hand_on
        return out

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,))

        def hand_on():
            self.grad += (1 - t * t) * out.grad
        out.hand_on = hand_on
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + (-other)
    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        order, visited = [], set()

        def visit(value):
            if value not in visited:
                visited.add(value)
                for child in value.children:
                    visit(child)
                order.append(value)
        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value.hand_on()


def network(parameters, row, outputs, hidden, last):
    values, start = list(row), 0
    for layer, count in enumerate(outputs):
        activation = last if layer == len(outputs) - 1 else hidden
        width = len(values) + 1
        values = [
            activation(sum((w * x for w, x in zip(parameters[i:i + width - 1], values)), parameters[i + width - 1]))
            for i in range(start, start + count * width, width)
        ]
        start += count * width
    return values[0]


def train(loss, parameters, learning_rate):
    for p in parameters:
        p.grad = 0.0
    loss.backward()
    for p in parameters:
        p.data -= learning_rate * p.grad
    return loss.data


def w1(path, start, steps):
    with open(path) as file:
        rows = [[float(word) for word in line.split(",")] for line in file]
    parameters = [Value(p) for p in start]
    for k in range(steps):
        losses = [
            (1 + -y * network(parameters, (x0, x1), (16, 16, 1), Value.relu, lambda value: value)).relu()
            for x0, x1, y in rows
        ]
        loss = sum(losses) * (1.0 / len(losses)) + 1e-4 * sum(p * p for p in parameters)
        result = train(loss, parameters, 1.0 - 0.9 * k / 100)
    return result


def w2(start, steps):
    xs, ys = [[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]], [1, -1, -1, 1]
    parameters = [Value(p) for p in start]
    for _ in range(steps):
        loss = sum((network(parameters, x, (4, 4, 1), Value.tanh, Value.tanh) - y) ** 2 for x, y in zip(xs, ys))
        result = train(loss, parameters, 0.05)
    return result


def w3(count):
    start = x = Value(1.0)
    for _ in range(count):
        x = x * 1.0000001 + 0.0000001
    x.backward()
    return start.grad


def numbers(path):
    with open(path) as file:
        return [float(line) for line in file]


folder = sys.argv[1]
start1, start2 = numbers(os.path.join(folder, "w1.txt")), numbers(os.path.join(folder, "w2.txt"))
for line in sys.stdin:
    workload, *words = line.split()
    before, busy_before = time.perf_counter(), time.process_time()
    try:
        if workload == "W1":
            result = w1(os.path.join(folder, words[0]), start1, int(words[1]))
        else:
            result = w2(start2, int(words[0])) if workload == "W2" else w3(int(words[0]))
    except RecursionError as error:
        print("! RecursionError:", error, flush=True)
    else:
        taken, busy = time.perf_counter() - before, time.process_time() - busy_before
        print(f"{1e3 * taken:.3f} {1e3 * busy:.3f} {result!r}", flush=True)
