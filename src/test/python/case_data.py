#!/usr/bin/env python3
"""A second opinion on the data of a case, written from the case format alone.

    python3 case_data.py < cases.jsonl                          one line of output for each case
    python3 case_data.py --image-rgb card.rgb < cases.jsonl     the pixels of `image:` fills
    python3 case_data.py --self-test                            hand-worked values

A line of output is: the SHA-256 over the little-endian bytes of input, weight, bias and
grad_output (those there are), then for each of the four the bits of its first eight elements in
hexadecimal, joined by commas; fields are separated by one blank, `-` is a tensor that the case
does not have, and an empty field a tensor without elements. `unsupported` is a case for which the
integer fill has no magnitude; `too-large` one with a tensor of more than MAX_ELEMENTS elements,
which this program does not try.

An image file holds the line "height width" in ASCII, then height*width*3 bytes R, G, B, row-major.
"""

import argparse
import hashlib
import itertools
import json
import math
import random
import struct
import sys
from fractions import Fraction

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
INPUT, WEIGHT, BIAS, GRAD_OUTPUT = 1, 2, 3, 4
NAMES = {INPUT: "input", WEIGHT: "weight", BIAS: "bias", GRAD_OUTPUT: "grad_output"}
MODES = ("zeros", "reflect", "replicate", "circular")
MAX_ELEMENTS = 1 << 25


class Unsupported(Exception):
    """The case has no data; the text is what is printed in place of it."""


# ---- number formats ----------------------------------------------------------------------------


class Format:
    """A binary floating-point format: `precision` significant bits, `width` bits in all."""

    def __init__(self, precision, width, code, integer_limit):
        exponent_bits = width - precision
        self.precision = precision
        self.bytes = width // 8
        self.code = code  # how struct spells an unsigned integer of this width
        self.integer_limit = integer_limit  # sums up to here are exact: the integer fill
        self.min_exponent = 2 - (1 << (exponent_bits - 1))
        self.infinity = ((1 << exponent_bits) - 1) << (precision - 1)
        self.nan = self.infinity | 1 << (precision - 2)
        self.sign = 1 << (width - 1)

    def round(self, numerator, denominator=1):
        """The bits of numerator/denominator, rounded once: to nearest, ties to even.

        Above the largest finite value infinity, below the smallest normal one a subnormal, and a
        negative value that rounds to zero is -0. An exact zero is +0. The denominator is positive.
        """
        sign = self.sign if numerator < 0 else 0
        numerator = abs(numerator)
        if numerator == 0:
            return 0
        exponent = numerator.bit_length() - denominator.bit_length()  # log2, or one too large
        if numerator << max(-exponent, 0) < denominator << max(exponent, 0):
            exponent -= 1
        exponent = max(exponent, self.min_exponent)
        shift = self.precision - 1 - exponent
        divisor = denominator << max(-shift, 0)
        quotient, remainder = divmod(numerator << max(shift, 0), divisor)
        if 2 * remainder > divisor or 2 * remainder == divisor and quotient & 1:
            quotient += 1
        # The leading bit of a normal quotient, and a carry out of it, add to the exponent field.
        bits = ((exponent - self.min_exponent) << (self.precision - 1)) + quotient
        return sign | min(bits, self.infinity)

    def round_double(self, value):
        """The bits of a double rounded to this format; any NaN is the canonical quiet one."""
        if math.isnan(value):
            return self.nan
        sign = self.sign if math.copysign(1.0, value) < 0 else 0
        if math.isinf(value):
            return sign | self.infinity
        return sign | self.round(*value.as_integer_ratio())

    def pack(self, bits):
        """The little-endian bytes of a list of bit patterns."""
        return struct.pack("<%d%s" % (len(bits), self.code), *bits)

    def pack_exact(self, values):
        """The little-endian bytes of doubles that are values of this format: nothing to round."""
        if self is not BFLOAT16:
            code = {8: "d", 4: "f", 2: "e"}[self.bytes]
            return struct.pack("<%d%s" % (len(values), code), *values)
        # bfloat16 is the upper half of float32.
        halves = struct.unpack("<%dH" % (2 * len(values)), FLOAT32.pack_exact(values))
        return self.pack(halves[1::2])

    def unpack(self, data):
        """The bit patterns of little-endian bytes."""
        return struct.unpack("<%d%s" % (len(data) // self.bytes, self.code), data)


FLOAT32 = Format(24, 32, "I", 1 << 24)
FLOAT64 = Format(53, 64, "Q", 1 << 53)
FLOAT16 = Format(11, 16, "H", 65504)
BFLOAT16 = Format(8, 16, "H", 1 << 24)
DTYPES = {"float32": FLOAT32, "float64": FLOAT64, "float16": FLOAT16, "bfloat16": BFLOAT16}


# ---- a case ------------------------------------------------------------------------------------


class Case:
    """One setting with its data recipe, as an object of the case format."""

    def __init__(self, fields):
        self.fields = fields
        self.shape = [int(size) for size in fields["input"]]
        require(len(self.shape) in (3, 4), "input must have 3 or 4 dimensions")
        self.batch = self.shape[0] if len(self.shape) == 4 else 1
        self.channels = self.shape[-3]
        self.size = self.shape[-2:]
        self.out_channels = int(fields["out_channels"])
        self.kernel = pair(fields["kernel_size"])
        self.stride = pair(fields.get("stride", 1))
        self.dilation = pair(fields.get("dilation", 1))
        self.groups = int(fields.get("groups", 1))
        self.padding = fields.get("padding", 0)
        self.padding_mode = fields.get("padding_mode", "zeros")
        require(self.padding_mode in MODES, "padding_mode must be one of " + ", ".join(MODES))
        in_channels = int(fields.get("in_channels", self.channels))
        group = in_channels // self.groups if self.groups > 0 else in_channels
        self.weight_shape = [self.out_channels, group] + self.kernel
        require(min(self.shape + self.weight_shape) >= 0, "dimensions must not be negative")
        require(fields.get("dtype", "float32") in DTYPES, "dtype must be one of " + str([*DTYPES]))
        self.format = DTYPES[fields.get("dtype", "float32")]
        self.fill = fields.get("fill", "uniform")
        require(self.fill in FILLS or self.fill.startswith("image:"), "fill must be known")
        self.seed = int(fields.get("seed", 0))
        self.bias = fields.get("bias", True)
        self.grad = fields.get("grad", False)
        self.pads = [self._pads(axis) for axis in (0, 1)]
        self.output_shape = output_shape(self)

    def _pads(self, axis):
        """The padding before and after one axis; the odd element of `same` stands after it."""
        if self.padding == "valid":
            return 0, 0
        if self.padding == "same":
            total = self.dilation[axis] * (self.kernel[axis] - 1)
            return total // 2, total - total // 2
        return (pair(self.padding)[axis],) * 2

    def tensor_shape(self, role):
        """The shape of a tensor of this case, or None where the case does not have it."""
        if role == INPUT:
            return self.shape
        if role == WEIGHT:
            return self.weight_shape
        if role == BIAS:
            return [self.out_channels] if self.bias else None
        return self.output_shape if self.grad else None


def require(condition, text):
    if not condition:
        raise ValueError(text)


def pair(value):
    """An int stands for both axes."""
    values = value if isinstance(value, list) else [value, value]
    require(len(values) == 2, "a pair must be an int or [h,w]")
    return [int(v) for v in values]


def output_shape(case):
    """The shape of the output, or None where PyTorch refuses the setting.

    What is judged is the call, not the constructor: F.pad (for a padding mode other than zeros),
    then conv2d with this weight. The constructor counts only in that `same` takes no stride.
    """
    if not arguments_legal(case):
        return None
    sizes = [output_size(case, axis) for axis in (0, 1)]
    if None in sizes:
        return None
    # Without input channels there are no output channels either.
    channels = case.out_channels if case.channels else 0
    return case.shape[:-3] + [channels] + sizes


def arguments_legal(case):
    """The checks of conv2d that ask for no more than one axis' numbers and the channel counts."""
    return (
        case.groups > 0
        and min(case.stride) > 0
        and min(case.dilation) >= 0
        and (case.padding != "same" or case.stride == [1, 1])
        and (case.padding_mode != "zeros" or min(map(min, case.pads)) >= 0)
        and case.out_channels >= case.groups
        and case.out_channels % case.groups == 0
        and case.channels == case.weight_shape[1] * case.groups
    )


def output_size(case, axis):
    """floor((size + pads - dilation*(kernel-1) - 1) / stride) + 1, or None if refused."""
    size, kernel, dilation = case.size[axis], case.kernel[axis], case.dilation[axis]
    if not pad_legal(case, axis):
        return None
    padded = size + sum(case.pads[axis])
    reach = dilation * (kernel - 1) + 1
    if padded < 0 or padded < reach:
        return None
    # A batch or a channel count of 0 takes a path of its own, which computes nothing: it does not
    # look at the dilation, and at the kernel only where it takes the first output channel's.
    empty = case.batch == 0 or case.channels == 0
    if not empty and (size == 0 or dilation == 0) or kernel == 0 and case.channels != 0:
        return None
    return (padded - reach) // case.stride[axis] + 1


def pad_legal(case, axis):
    """F.pad's limits, which hold for the modes reflect, replicate and circular."""
    size, pads = case.size[axis], case.pads[axis]
    if case.padding_mode == "reflect":
        return case.channels > 0 and size > 0 and max(pads) < size
    if case.padding_mode == "replicate":
        return case.channels > 0 and size > 0
    return case.padding_mode == "zeros" or max(pads) <= size


# ---- random numbers ----------------------------------------------------------------------------


def mix(z):
    """SplitMix64's finaliser."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def randoms(seed, role, count):
    """r(0) ... r(count-1), where r(i) = mix(mix(seed XOR mix(role)) + (i+1)*GOLDEN)."""
    state = mix((seed & MASK) ^ mix(role))
    values = []
    for _ in range(count):
        state = (state + GOLDEN) & MASK
        # mix(state), written out: this loop is where the time goes
        z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        values.append(z ^ (z >> 31))
    return values


def uniform_integers(case, role, count):
    """(r >>> (64-p)) - 2^(p-1): the uniform value in units of 2^(1-p)."""
    p = case.format.precision
    return [(r >> (64 - p)) - (1 << (p - 1)) for r in randoms(case.seed, role, count)]


# ---- fills: each gives the little-endian bytes of one tensor ---------------------------------


def uniform(case, role, count):
    """The uniform value, in [-1, 1), exact in every dtype."""
    unit = 2.0 ** (1 - case.format.precision)
    return case.format.pack_exact([k * unit for k in uniform_integers(case, role, count)])


def normal(case, role, count):
    """The twelve 32-bit halves of r(6i) ... r(6i+5), minus 6*2^32, times 2^-32, rounded once."""
    halves = [(r >> 32) + (r & 0xFFFFFFFF) for r in randoms(case.seed, role, 6 * count)]
    sums = [sum(halves[i : i + 6]) - (6 << 32) for i in range(0, 6 * count, 6)]
    return case.format.pack([case.format.round(s, 1 << 32) for s in sums])


def integer_magnitude(case):
    """The largest m, 1 <= m <= 8, with n*m*m + m within what the accumulator holds exactly."""
    (out_channels, group, kh, kw), out = case.weight_shape, case.output_shape
    n = group * kh * kw
    if case.grad and out is not None:
        copies = 1
        if case.padding_mode != "zeros":
            copies = math.prod(1 + sum(max(p, 0) for p in pads) for pads in case.pads)
        n = max(n, case.batch * out[-2] * out[-1], out_channels // case.groups * kh * kw * copies)
    for m in range(8, 0, -1):
        if n * m * m + m <= case.format.integer_limit:
            return m
    raise Unsupported("unsupported")


def integer(case, role, count):
    """floor((r >>> 32)*(2m+1) / 2^32) - m: an integer in [-m, m]."""
    m = integer_magnitude(case)
    numbers = [((r >> 32) * (2 * m + 1) >> 32) - m for r in randoms(case.seed, role, count)]
    return case.format.pack_exact(numbers)


def constant(case, role, count):
    """input (i mod 251)/256, weight 0.1 rounded to the dtype, bias 0."""
    if role == INPUT:
        return case.format.pack_exact([(i % 251) / 256 for i in range(count)])
    return case.format.pack([case.format.round(1, 10) if role == WEIGHT else 0]) * count


def impulse(case, role, count):
    """input 0, but 1 at (H/2, W/2) of every plane; weight 1 + (i mod 127); bias 0."""
    if role == WEIGHT:
        return case.format.pack_exact([1 + i % 127 for i in range(count)])
    values = [0] * count
    if role == INPUT and count:
        height, width = case.size
        for plane in range(0, count, height * width):
            values[plane + height // 2 * width + width // 2] = 1
    return case.format.pack_exact(values)


def cancelling(case, role, count):
    """input 1 + u*2^(4-p), weight (-1)^i * (1 + u*2^(4-p)), each rounded once; bias 0."""
    if role == BIAS:
        return case.format.pack([0]) * count
    one = 1 << (2 * case.format.precision - 5)  # u*2^(4-p) is a multiple of 2^(5-2p)
    signs = itertools.cycle((1, -1) if role == WEIGHT else (1,))
    offsets = uniform_integers(case, role, count)
    return case.format.pack([case.format.round(s * (one + k), one) for s, k in zip(signs, offsets)])


def image(case, role, count, picture):
    """input byte/255 rounded to float32, then to the dtype; weight and bias as constant.

    Element (n, c, h, w) is channel c mod 3 of pixel (h mod height, w mod width).
    """
    if role != INPUT:
        return constant(case, role, count)
    require(picture is not None, "fill %s needs --image-rgb FILE" % case.fill)
    height, width, pixels = picture
    table = [pixel_bits(byte, case.format) for byte in range(256)]
    columns = [3 * (w % width) for w in range(case.size[1])]
    planes = []
    for channel in range(min(case.channels, 3)):
        rows = [3 * width * (h % height) + channel for h in range(case.size[0])]
        planes.append(case.format.pack([table[pixels[r + c]] for r in rows for c in columns]))
    return b"".join(planes[c % 3] for c in range(case.channels)) * case.batch


def pixel_bits(byte, to):
    """byte/255, rounded to float32 and then to the format."""
    (value,) = struct.unpack("<f", FLOAT32.pack([FLOAT32.round(byte, 255)]))
    return to.round_double(value)


FILLS = {
    "uniform": uniform,
    "normal": normal,
    "integer": integer,
    "constant": constant,
    "impulse": impulse,
    "cancelling": cancelling,
}


def literal(case, values):
    """Literal data: doubles, or the strings NaN, Infinity, -Infinity; rounded to the dtype."""
    for value in values:
        text = isinstance(value, str)
        require(not text or value in ("NaN", "Infinity", "-Infinity"), "%r is no number" % value)
    return case.format.pack([case.format.round_double(float(value)) for value in values])


# ---- a case's data, and its line ---------------------------------------------------------------


def tensor_data(case, role, picture):
    """The bytes of one tensor, or None where the case does not have it."""
    shape = case.tensor_shape(role)
    if shape is None:
        return None
    count = math.prod(shape)
    if count > MAX_ELEMENTS:
        raise Unsupported("too-large")
    values = case.fields.get(NAMES[role] + "_data")
    if values is not None:
        require(len(values) == count, "%s_data must have %d elements" % (NAMES[role], count))
        return literal(case, values)
    if role == GRAD_OUTPUT and case.fill not in ("normal", "integer"):
        return uniform(case, role, count)
    if case.fill.startswith("image:"):
        return image(case, role, count, picture)
    return FILLS[case.fill](case, role, count)


def line_of(case, picture=None):
    """The line printed for a case."""
    try:
        if case.fill == "integer":
            integer_magnitude(case)  # decides for the case, whatever literal data it has
        tensors = [tensor_data(case, role, picture) for role in NAMES]
    except Unsupported as reason:
        return str(reason)
    digest = hashlib.sha256(b"".join(data for data in tensors if data is not None))
    return " ".join([digest.hexdigest()] + [head(data, case.format) for data in tensors])


def head(data, form):
    """The first eight elements' bits in hexadecimal."""
    if data is None:
        return "-"
    digits = 2 * form.bytes
    return ",".join("%0*x" % (digits, bits) for bits in form.unpack(data[: 8 * form.bytes]))


def parse_case(text):
    """A case object. An integer is read so that literal -0 keeps its sign and none is too long."""

    def number(digits):
        return float(digits) if digits == "-0" or len(digits) > 20 else int(digits)

    return Case(json.loads(text, parse_int=number))


def read_picture(path):
    """Height, width and the bytes of an image file."""
    with open(path, "rb") as file:
        height, width = (int(word) for word in file.readline().split())
        pixels = file.read()
    require(height > 0 and width > 0, "%s: height and width must be positive" % path)
    require(len(pixels) == height * width * 3, "%s: must hold height*width*3 bytes" % path)
    return height, width, pixels


# ---- self-test ---------------------------------------------------------------------------------


def check(what, actual, expected):
    if actual != expected:
        raise SystemExit("self-test: %s is %r, expected %r" % (what, actual, expected))


def test_randoms():
    check("mix(0)", mix(0), 0)
    check("mix(1)", mix(1), 0x5692161D100B05E5)
    # The published outputs of SplitMix64 with seed 0.
    check("mix(GOLDEN)", mix(GOLDEN), 0xE220A8397B1DCDAF)
    check("mix(2*GOLDEN)", mix(2 * GOLDEN & MASK), 0x6E789E6AA1B965F4)
    # With seed = mix(role) the state begins at 0.
    check("r", randoms(mix(INPUT), INPUT, 2), [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4])
    check("negative seed", randoms(-1, BIAS, 3), randoms(MASK, BIAS, 3))


ROUNDINGS = [  # format, value, bits
    (FLOAT16, Fraction(0), 0x0000),
    (FLOAT16, Fraction(1), 0x3C00),
    (FLOAT16, Fraction(2049), 0x6800),  # tie, down to even 2048
    (FLOAT16, Fraction(2051), 0x6802),  # tie, up to even 2052
    (FLOAT16, Fraction(4095), 0x6C00),  # tie, carries into the exponent: 4096
    (FLOAT16, Fraction(65504), 0x7BFF),  # the largest
    (FLOAT16, Fraction(65520) - Fraction(1, 10**30), 0x7BFF),
    (FLOAT16, Fraction(65520), 0x7C00),  # tie between the largest and 2^16
    (FLOAT16, Fraction(-(10**400)), 0xFC00),
    (FLOAT16, Fraction(1, 2**24), 0x0001),  # the smallest
    (FLOAT16, Fraction(1, 2**25), 0x0000),  # tie, down to even 0
    (FLOAT16, Fraction(-1, 2**25), 0x8000),
    (FLOAT16, Fraction(1, 2**25) + Fraction(1, 10**40), 0x0001),
    (FLOAT16, Fraction(3, 2**25), 0x0002),
    (FLOAT16, Fraction(2047, 2**25), 0x0400),  # tie, up to the smallest normal
    (FLOAT16, Fraction(1, 10), 0x2E66),
    (BFLOAT16, Fraction(257), 0x4380),
    (BFLOAT16, Fraction(259), 0x4382),
    (BFLOAT16, Fraction(1, 10), 0x3DCD),
    (BFLOAT16, 1 + Fraction(1, 2**8) + Fraction(1, 2**40), 0x3F81),  # by way of float32: 3f80
    (BFLOAT16, Fraction(2**128 - 2**119), 0x7F80),
    (BFLOAT16, Fraction(2**128 - 2**119 - 1), 0x7F7F),
    (BFLOAT16, Fraction(1, 2**134), 0x0000),
    (BFLOAT16, Fraction(3, 2**134), 0x0002),
    (FLOAT32, Fraction(2**24 + 1), 0x4B800000),
    (FLOAT32, Fraction(2**24 + 3), 0x4B800002),
    (FLOAT32, Fraction(1, 10), 0x3DCCCCCD),
    (FLOAT32, Fraction(2**128 - 2**103), 0x7F800000),
    (FLOAT32, Fraction(2**128 - 2**103 - 1), 0x7F7FFFFF),
    (FLOAT32, Fraction(1, 2**150), 0x00000000),
    (FLOAT32, Fraction(-3, 2**150), 0x80000002),
    (FLOAT64, Fraction(2**53 + 1), 0x4340000000000000),
    (FLOAT64, Fraction(1, 10), 0x3FB999999999999A),
    (FLOAT64, Fraction(1, 2**1075), 0x0000000000000000),
    (FLOAT64, Fraction(3, 2**1075), 0x0000000000000002),
    (FLOAT64, Fraction(2**1024 - 2**970), 0x7FF0000000000000),
]


def test_roundings():
    for form, value, bits in ROUNDINGS:
        what = "%s rounded to %d bits" % (value, form.precision)
        check(what, "%x" % form.round(value.numerator, value.denominator), "%x" % bits)
    specials = [float("nan"), -float("inf"), -0.0, -1e-320]
    for form, expected in [
        (FLOAT32, [0x7FC00000, 0xFF800000, 0x80000000, 0x80000000]),
        (FLOAT64, [0x7FF8 << 48, 0xFFF0 << 48, 0x8000 << 48, 0x8000 << 48 | 2024]),
        (FLOAT16, [0x7E00, 0xFC00, 0x8000, 0x8000]),
        (BFLOAT16, [0x7FC0, 0xFF80, 0x8000, 0x8000]),
    ]:
        check("special values", [form.round_double(value) for value in specials], expected)


def test_roundings_against_struct():
    """Random doubles, denser about each format's limits, against the rounding of `struct`."""
    source = random.Random(1)
    for form, code, low, high in ((FLOAT32, "f", -152, 127), (FLOAT16, "e", -27, 15)):
        for _ in range(2000):
            value = source.uniform(-1, 1) * 2.0 ** source.randint(low, high)
            expected = struct.pack("<" + code, value)
            check(repr(value), form.pack([form.round_double(value)]), expected)
    for _ in range(2000):
        numerator, denominator = source.getrandbits(90), source.getrandbits(70) + 1
        expected = struct.pack("<d", numerator / denominator)
        check("a quotient", FLOAT64.pack([FLOAT64.round(numerator, denominator)]), expected)


def make(**fields):
    return Case({"input": [1, 1, 4, 4], "out_channels": 1, "kernel_size": [3, 3], **fields})


def test_shapes():
    same = {"padding": "same", "kernel_size": [2, 2]}
    for expected, fields in [
        ([1, 1, 2, 2], {}),
        ([1, 2, 2], {"input": [1, 4, 4]}),
        ([1, 1, 1, 4], {"padding": [1, 2], "stride": [2, 1], "dilation": [2, 2]}),
        ([1, 1, 4, 4], same),
        (None, {**same, "stride": [1, 2], "padding_mode": "reflect"}),
        ([0, 1, 2, 2], {"input": [0, 1, 4, 4]}),
        ([2, 0, 2, 2], {"input": [2, 0, 4, 4]}),
        ([1, 0, 1, 4], {"input": [1, 0, 0, 3], "padding": [1, 1], "kernel_size": [2, 2]}),
        (None, {"input": [1, 1, 0, 4], "padding": [3, 3]}),
        (None, {"kernel_size": [5, 3]}),
        (None, {"padding": [4, 3], "padding_mode": "reflect"}),
        ([1, 1, 8, 8], {"padding": [3, 3], "padding_mode": "reflect"}),
        ([1, 1, 10, 10], {"padding": [4, 4], "padding_mode": "circular"}),
        (None, {"padding": [5, 4], "padding_mode": "circular"}),
        ([1, 1, 16, 2], {"padding": [7, 0], "padding_mode": "replicate"}),
        ([1, 1, 2, 2], {"padding": -1, "padding_mode": "replicate", "kernel_size": 1}),
        (None, {"padding": -1, "kernel_size": 1}),
        (None, {"groups": 2, "input": [1, 3, 4, 4], "out_channels": 2}),
        (None, {"dilation": 0}),
        ([0, 1, 4, 4], {"dilation": 0, "input": [0, 1, 4, 4]}),
    ]:
        check("the output shape of %s" % fields, make(**fields).output_shape, expected)


def bits_of(case, role, picture=None):
    return list(case.format.unpack(tensor_data(case, role, picture)))


def test_fills():
    # r(0) = e220a839..., r(1) = 6e789e6a..., as above: 24 bits less 2^23, in units of 2^-23.
    data = bits_of(make(seed=mix(INPUT)), INPUT)
    expected = [(0xE220A8 - 2**23) / 2**23, (0x6E789E - 2**23) / 2**23]
    check("uniform", struct.pack("<2I", *data[:2]), struct.pack("<2f", *expected))
    # m = 8: floor(17 * 0xe220a839 / 2^32) = floor(15.02) = 15; floor(17 * 0.4315) = 7.
    data = bits_of(make(seed=mix(INPUT), fill="integer", dtype="bfloat16"), INPUT)
    check("integer", data[:2], [0x40E0, 0xBF80])
    data = bits_of(make(fill="impulse", dtype="float16"), INPUT)
    check("impulse", data, [0] * 10 + [0x3C00] + [0] * 5)
    data = bits_of(make(fill="impulse", dtype="bfloat16"), WEIGHT)
    check("impulse weight", data[:3], [0x3F80, 0x4000, 0x4040])
    check("constant", bits_of(make(fill="constant"), INPUT)[:3], [0, 0x3B800000, 0x3C000000])
    check("constant weight", bits_of(make(fill="constant"), WEIGHT), [0x3DCCCCCD] * 9)
    data = bits_of(make(input_data=[1, -0.0, "NaN", "-Infinity"] * 4), INPUT)
    check("literal", data[:4], [0x3F800000, 0x80000000, 0x7FC00000, 0xFF800000])
    picture = (1, 2, bytes([255, 1, 2, 3, 4, 0]))
    data = bits_of(make(input=[1, 4, 1, 3], fill="image:x", dtype="float16"), INPUT, picture)
    check("image", data[:3] + data[9:], ([0x3C00, pixel_bits(3, FLOAT16), 0x3C00]) * 2)


def test_integer_magnitude():
    for expected, fields in [
        (8, {}),
        (8, {"dtype": "float16", "input": [1023, 1, 1], "kernel_size": 1, "in_channels": 1023}),
        (7, {"dtype": "float16", "input": [1024, 1, 1], "kernel_size": 1, "in_channels": 1024}),
        (1, {"dtype": "float16", "padding": [127, 127], "kernel_size": [3, 4], "grad": True}),
        (8, {"dtype": "float16", "padding": [127, 127], "kernel_size": [3, 4]}),
    ]:
        check("m of %s" % fields, integer_magnitude(make(fill="integer", **fields)), expected)
    none = make(fill="integer", dtype="float16", padding=127, kernel_size=1, grad=True)
    check("no magnitude", line_of(none), "unsupported")


def self_test():
    test_randoms()
    test_roundings()
    test_roundings_against_struct()
    test_shapes()
    test_fills()
    test_integer_magnitude()
    print("self-test: ok")


def main():
    parser = argparse.ArgumentParser(description="The data of each case on standard input.")
    parser.add_argument("--image-rgb", metavar="FILE", help="the pixels of `image:` fills")
    parser.add_argument("--self-test", action="store_true", help="check hand-worked values")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
        return
    picture = read_picture(arguments.image_rgb) if arguments.image_rgb else None
    for number, text in enumerate(sys.stdin):
        try:
            print(line_of(parse_case(text), picture))
        except (ValueError, KeyError, TypeError) as error:
            sys.exit("line %d: %s: %s" % (number, type(error).__name__, error))


if __name__ == "__main__":
    main()
