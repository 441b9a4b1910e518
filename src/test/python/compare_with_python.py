"""The Python side of scripts/compare-with-python: settings, a loop over them, and the table.

settings FILE REPEATS   writes 2,000 small legal settings, so many times, as a case file
loop FILE ROUNDS        convolves and compares each of them; prints seconds of the first round and
                        the median of the others as JSON
table ...               prints the Markdown table
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
    seconds = {"equal": [], "assert_close": []}
    for _ in range(rounds):
        for how, taken in seconds.items():
            start = time.perf_counter()
            for case in cases:
                one(torch, F, case, how)
            taken.append(time.perf_counter() - start)
            if rounds == 1:
                break
    print(json.dumps({how: statistics.median(s[1:] or s) for how, s in seconds.items() if s}))


def one(torch, F, case, how):
    """New numbers for each case, as the harness has them; the answer compared with a copy."""
    o, c, groups = case["out_channels"], case["input"][1], case["groups"]
    x = torch.rand(case["input"])
    w = torch.rand([o, c // groups, *case["kernel_size"]])
    b = torch.rand(o) if case["bias"] else None
    y = F.conv2d(x, w, b, case["stride"], case["padding"], case["dilation"], groups)
    expected = y.clone()
    if how == "equal":
        return torch.equal(y, expected)
    try:
        torch.testing.assert_close(y, expected)
        return True
    except AssertionError:
        return False


def table(whole, warm1, warm2, python_whole, python_warm):
    warm = json.loads(python_warm)
    print("| 2,000 small settings | whole process, s | warm, verdicts/s |")
    print("|---|---|---|")
    print(f"| convparity -j 1 | {whole} | {warm1} |")
    print(f"| convparity -j 2 | | {warm2} |")
    print(f"| Python, torch.equal | {python_whole} | {2000 / warm['equal']:.0f} |")
    print(f"| Python, assert_close | | {2000 / warm['assert_close']:.0f} |")


if __name__ == "__main__":
    if sys.argv[1] == "settings":
        lines = [json.dumps(case) + "\n" for case in settings()]
        with open(sys.argv[2], "w", encoding="utf-8") as out:
            out.writelines(lines * int(sys.argv[3]))
    elif sys.argv[1] == "loop":
        loop(sys.argv[2], int(sys.argv[3]))
    else:
        table(*sys.argv[2:])
