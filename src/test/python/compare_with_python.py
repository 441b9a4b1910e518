"""The Python side of scripts/compare-with-python: settings, a loop over them, and rows of the table.

settings                prints 2,000 small legal settings, a line of a case file each
repeat N FILE           prints the lines of a case file N times, with seeds from 1 to N
loop FILE ROUNDS        convolves and compares each of them; prints a row for each way to compare, from
                        the median of all rounds but the first
rate NAME JOBS ONCE OFTEN   prints the row of what the second run did beyond the first, which are
                        results.ndjson of the same cases, once and often
"""

import itertools
import json
import statistics
import sys
import time


def settings():
    """The first 2,000 legal ones of a product: batch, channels, kernel, stride, padding, ..."""
    product = itertools.product(
        (1, 2), (2, 4), (4, 8), ((5, 7), (8, 8)), (1, 2, 3, (2, 3), (3, 1)),
        (1, 2, (1, 3)), (0, 1, (2, 1)), (1, 2), (1, 2), (True, False))
    found = []
    for n, c, o, size, kernel, stride, padding, dilation, groups, bias in product:
        k, p = pair(kernel), pair(padding)
        if all(size[i] + 2 * p[i] >= dilation * (k[i] - 1) + 1 for i in (0, 1)):
            found.append({
                "input": [n, c, *size], "out_channels": o, "kernel_size": list(k),
                "stride": list(pair(stride)), "padding": list(p),
                "dilation": dilation, "groups": groups, "bias": bias})
    step = len(found) / 2000
    return [found[int(i * step)] for i in range(2000)]


def pair(value):
    return value if isinstance(value, tuple) else (value, value)


def loop(path, rounds):
    import torch
    import torch.nn.functional as F

    torch.set_num_threads(1)
    torch.manual_seed(0)
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    seconds = {"torch.equal": [], "assert_close": []}
    for _ in range(rounds):
        for how, taken in seconds.items():
            start = time.perf_counter()
            for case in cases:
                one(torch, F, case, how)
            taken.append(time.perf_counter() - start)
            if rounds == 1:
                break
    for how, taken in seconds.items():
        if rounds > 1:
            rate = len(cases) / statistics.median(taken[1:])
            print(f"| settings, Python, {how} | {rate:.0f} | |")


def one(torch, F, case, how):
    """New numbers for each case, as the harness has them; the answer compared with a copy."""
    o, c, groups = case["out_channels"], case["input"][1], case["groups"]
    x = torch.rand(case["input"])
    w = torch.rand([o, c // groups, *case["kernel_size"]])
    b = torch.rand(o) if case["bias"] else None
    y = F.conv2d(x, w, b, case["stride"], case["padding"], case["dilation"], groups)
    expected = y.clone()
    if how == "torch.equal":
        return torch.equal(y, expected)
    try:
        torch.testing.assert_close(y, expected)
        return True
    except AssertionError:
        return False


def repeat(times, path):
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    for seed in range(1, times + 1):
        for case in cases:
            print(json.dumps({**case, "seed": seed}))


def results(path):
    """Nanoseconds of PyTorch's calls, and the seconds of the run."""
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    nanos = [line["nanos"]["reference"] or 0 for line in lines if line["type"] == "result"]
    return nanos, lines[-1]["seconds"]


def rate(name, jobs, once, often):
    first, first_seconds = results(once)
    nanos, seconds = results(often)
    seconds -= first_seconds
    share = sum(nanos[len(first):]) / 1e9 / jobs / seconds
    print(f"| {name} | {(len(nanos) - len(first)) / seconds:.0f} | {100 * share:.0f} % |")


if __name__ == "__main__":
    if sys.argv[1] == "settings":
        for found in settings():
            print(json.dumps(found))
    elif sys.argv[1] == "repeat":
        repeat(int(sys.argv[2]), sys.argv[3])
    elif sys.argv[1] == "loop":
        loop(sys.argv[2], int(sys.argv[3]))
    else:
        rate(sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
