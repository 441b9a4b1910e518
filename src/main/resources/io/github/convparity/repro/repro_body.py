import ast
import math
import os
import struct
import sys
import zipfile

import torch
import torch.nn.functional as F

OK, DIFFERS, CANNOT = 0, 1, 4  # exit codes
FINITE, NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY = 1, 2, 4, 8  # what may be right at an element
NPY = {"<f2": torch.float16, "<f4": torch.float32, "<f8": torch.float64}
DTYPE = getattr(torch, DTYPE_NAME)


def say(text=""):
    print(text.encode("ascii", "backslashreplace").decode("ascii"))


def number(word):
    return float.fromhex(word) if "x" in word else float(word)


def from_npz(name):
    here = os.path.dirname(os.path.abspath(__file__))
    with zipfile.ZipFile(os.path.join(here, "data.npz")) as archive:
        content = archive.read(name + ".npy")
    size, start = (struct.unpack("<H", content[8:10])[0], 10) if content[6] == 1 else (
        struct.unpack("<I", content[8:12])[0], 12)
    header = ast.literal_eval(content[start:start + size].decode("latin-1"))
    dtype, shape = NPY[header["descr"]], header["shape"]
    elements = bytearray(content[start + size:])
    if not elements:
        return torch.empty(shape, dtype=dtype)
    return torch.frombuffer(elements, dtype=dtype).reshape(shape)


def array(name, dtype):
    """An array of the case; None if it has none of that name. Every conversion is exact."""
    if name not in ARRAYS:
        return None
    shape, words = ARRAYS[name]
    if words is None:
        return from_npz(name).to(dtype)
    values = [number(word) for word in words.split()]
    return torch.tensor(values, dtype=torch.float64).to(dtype).reshape(shape)


def conv2d(x, w, b):
    """What torch.nn.Conv2d does with its own weight and bias."""
    if PADDING == "same" and tuple(STRIDE) != (1, 1):
        raise ValueError("padding='same' is not supported for strided convolutions")
    if PADDING_MODE == "zeros":
        return F.conv2d(x, w, b, STRIDE, PADDING, DILATION, GROUPS)
    if PADDING == "same":
        total = [d * (k - 1) for d, k in zip(DILATION, w.shape[2:])]
        pads = [total[1] // 2, total[1] - total[1] // 2, total[0] // 2, total[0] - total[0] // 2]
    else:
        h, width = (0, 0) if PADDING == "valid" else PADDING
        pads = [width, width, h, h]
    return F.conv2d(F.pad(x, pads, mode=PADDING_MODE), w, b, STRIDE, 0, DILATION, GROUPS)


def answer():
    """The output by name, with gradients where they are compared."""
    x, w, b = array("input", DTYPE), array("weight", DTYPE), array("bias", DTYPE)
    grad_output = array("grad_output", DTYPE)
    leaves = [("grad_input", x), ("grad_weight", w)] + ([] if b is None else [("grad_bias", b)])
    if grad_output is None or "grad_input_pytorch" not in ARRAYS:
        return {"output": conv2d(x, w, b)}
    tensors = [tensor.requires_grad_() for _, tensor in leaves]
    y = conv2d(*tensors) if b is not None else conv2d(x, w, None)
    found = torch.autograd.grad(y, tensors, grad_output, allow_unused=True)
    named = {"output": y.detach()}
    for (name, tensor), gradient in zip(leaves, found):
        named[name] = torch.zeros_like(tensor).detach() if gradient is None else gradient
    return named


def same(a, b):
    return (a == b) | (torch.isnan(a) & torch.isnan(b))


def right(name, y):
    """Where an element of this PyTorch is within the bound, or a special value that may stand there."""
    exact, bound = array(name + "_exact", torch.float64), array(name + "_bound", torch.float64)
    if exact is None:
        return torch.zeros(y.shape, dtype=torch.bool)
    legal = array(name + "_legal", torch.float64)
    legal = torch.full(y.shape, FINITE) if legal is None else legal.to(torch.int64)
    finite = torch.isfinite(y) & ((legal & FINITE) != 0) & ((y - exact).abs() <= bound)
    return (
        finite
        | (torch.isnan(y) & ((legal & NAN) != 0))
        | ((y == math.inf) & ((legal & POSITIVE_INFINITY) != 0))
        | ((y == -math.inf) & ((legal & NEGATIVE_INFINITY) != 0))
    )


def shown(tensor, place):
    if tensor is None or len(place) != tensor.dim() or any(
        i >= size for i, size in zip(place, tensor.shape)
    ):
        return "-"
    return format(tensor[place].item(), ".17g" if DTYPE is torch.float64 else ".9g")


def print_places(name, y):
    pytorch = array(name + "_pytorch", torch.float64)
    candidate = array(name + "_candidate", torch.float64)
    exact = array(name + "_exact", torch.float64)
    row = "  {:<20} {:>24} {:>24} {:>24} {:>24}"
    say(row.format("element", "this PyTorch", "recorded PyTorch", "candidate", "exact"))
    for place in PLACES.get(name, []):
        numbers = [shown(tensor, place) for tensor in (y, pytorch, candidate)]
        exactly = "-" if exact is None or exact.dim() != len(place) else format(
            exact[place].item(), ".17g")
        say(row.format(str(list(place)), *(numbers + [exactly])))


def compare(name, y):
    """Prints the output or a gradient; says whether it is as recorded."""
    recorded = array(name + "_pytorch", torch.float64)
    candidate = array(name + "_candidate", torch.float64)
    say("{}: shape {}; the candidate's {}".format(
        name, list(y.shape), "none" if candidate is None else list(candidate.shape)))
    if y.shape != recorded.shape:
        say("  the recorded PyTorch's shape is {}".format(list(recorded.shape)))
        return False
    y = y.to(torch.float64)
    print_places(name, y)
    equal = same(y, recorded)
    if bool(equal.all()):
        say("  this PyTorch gives the recorded PyTorch's bits")
        return True
    within = equal | right(name, y)
    differing = int((~equal).sum())
    if bool(within.all()):
        say("  this PyTorch differs at {} of {} elements, all within the bound".format(
            differing, y.numel()))
        return True
    say("  this PyTorch differs at {} of {} elements, {} of them outside the bound".format(
        differing, y.numel(), int((~within).sum())))
    return False


def main():
    say("torch {}; recorded with {}".format(torch.__version__, REFERENCE))
    say(TITLE)
    torch.set_num_threads(THREADS)
    try:
        found = answer()
    except Exception as e:
        message = str(e).split("\n\n")[0]
        if isinstance(e, NotImplementedError) or "not implemented for" in message:
            say("this PyTorch cannot do this setting: " + message)
            return CANNOT
        say("this PyTorch refuses:     " + message)
        say("the recorded PyTorch:     " + ("answers" if REFUSAL is None else REFUSAL))
        say("the candidate:            " + ("answers" if CANDIDATE is None else CANDIDATE))
        return DIFFERS if REFUSAL is None else OK
    if REFUSAL is not None:
        say("this PyTorch answers, shape {}".format(list(found["output"].shape)))
        say("the recorded PyTorch:     " + REFUSAL)
        return DIFFERS
    if CANDIDATE is not None:
        say("the candidate:            " + CANDIDATE)
    results = [
        compare(name, y) for name, y in found.items() if name + "_pytorch" in ARRAYS
    ]
    return OK if results and all(results) else DIFFERS


if __name__ == "__main__":
    sys.exit(main())
