#!/usr/bin/env python3
"""Answers exported cases with the PyTorch of this Python, and writes them as a golden pack.

    scripts/convparity golden export edges --out cases --with-inputs
    python3 scripts/record_golden.py cases --out packs/edges

Needs torch and numpy, nothing else; seen with torch 1.13. The arguments are read from the export
and compared with their hashes, so nothing of a case's data is computed here. What is called is
torch.nn.Conv2d's own _conv_forward, preceded by the one check of its constructor that the packs of
convparity have too: "same" with a stride other than 1 is refused.

Exit codes: 0 written, 2 the export is not as it must be, 3 a file is missing or cannot be written.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import sys
import tempfile
import types
import warnings
import zipfile

import numpy as np
import torch

CASES_SCHEMA = "convparity.golden-cases/1"
PACK_SCHEMA = "convparity.golden/1"
STORED = {"float32": "float32", "float64": "float64", "float16": "float16", "bfloat16": "uint16"}
CANONICAL_NAN = {"float32": 0x7FC00000, "float64": 0x7FF8000000000000, "float16": 0x7E00,
                 "bfloat16": 0x7FC0}
FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\.npz")
FULL = 32 << 20  # bytes of arrays after which an archive is written


class Wrong(Exception):
    """The content of a file is not as it must be."""


# ---- arrays ------------------------------------------------------------------------------------


def to_torch(array, dtype):
    if dtype == "bfloat16":
        return torch.from_numpy(array.view(np.int16).copy()).view(torch.bfloat16)
    return torch.from_numpy(array.copy())


def to_numpy(tensor, dtype):
    tensor = tensor.detach().contiguous()
    if dtype == "bfloat16":
        return tensor.view(torch.int16).numpy().view(np.uint16)
    return tensor.numpy()


def digest(arrays, dtype):
    """SHA-256 over the little-endian bytes of all of them, every NaN made the canonical one."""
    found = hashlib.sha256()
    for array in arrays:
        bits = np.ascontiguousarray(array).view("<u%d" % array.dtype.itemsize).copy()
        if dtype == "bfloat16":
            nan = (bits & 0x7FFF) > 0x7F80
        else:
            nan = np.isnan(array)
        bits[nan] = CANONICAL_NAN[dtype]
        found.update(bits.tobytes())
    return found.hexdigest()


# ---- the export --------------------------------------------------------------------------------


class Export:
    """An exported folder."""

    def __init__(self, folder):
        self.folder = folder
        self.path = os.path.join(folder, "manifest.json")
        with open(self.path, encoding="utf-8") as file:
            try:
                self.manifest = json.load(file)
            except ValueError as e:
                raise Wrong("%s: must be JSON: %s" % (self.path, e)) from None
        if not isinstance(self.manifest, dict) or self.manifest.get("schema") != CASES_SCHEMA:
            raise Wrong('%s: schema must be "%s", as of golden export' % (self.path, CASES_SCHEMA))
        if self.manifest.get("arrays") != STORED:
            raise Wrong("%s: arrays must be %s" % (self.path, json.dumps(STORED)))
        self.cases = self.manifest["cases"]
        self.open_name, self.archive = None, None

    def arguments(self, case):
        """Input, weight, bias and grad_output by name, those there are."""
        name = case.get("file")
        if name is None:
            raise Wrong("%s: case %s has no inputs; export with --with-inputs"
                        % (self.path, case["id"]))
        archive = self.open(name)
        dtype = case["case"]["dtype"]
        found = {}
        for part in ("input", "weight", "bias", "grad_output"):
            key = case["id"] + "." + part
            if key in archive.files:
                found[part] = archive[key]
                if found[part].dtype != np.dtype(STORED[dtype]):
                    raise Wrong("%s: array %s (%s) must be %s" % (
                        os.path.join(self.folder, name), key, found[part].dtype, STORED[dtype]))
        hashed = digest(found.values(), dtype)
        if hashed != case["input_sha256"]:
            raise Wrong("%s: input_sha256 of case %s (%s) must be %s" % (
                os.path.join(self.folder, name), case["id"], hashed, case["input_sha256"]))
        return found

    def open(self, name):
        if name != self.open_name:
            if not FILE.fullmatch(name) or name not in self.manifest["files"]:
                raise Wrong("%s: file (%s) must be one of the manifest's" % (self.path, name))
            path = os.path.join(self.folder, name)
            with open(path, "rb") as file:
                if hashlib.sha256(file.read()).hexdigest() != self.manifest["files"][name]["sha256"]:
                    raise Wrong("%s: sha256 must be that in the manifest" % path)
            self.open_name, self.archive = name, np.load(path, allow_pickle=False)
        return self.archive


# ---- PyTorch -----------------------------------------------------------------------------------


def conv2d(case, x, w, b):
    """What torch.nn.Conv2d(...)(x) does with this weight and bias."""
    padding, dilation = case["padding"], case["dilation"]
    if padding == "same" and case["stride"] != [1, 1]:
        raise ValueError("padding='same' is not supported for strided convolutions")
    if padding == "same":
        total = [d * (k - 1) for d, k in zip(dilation, w.shape[2:])]
        pads = [total[1] // 2, total[1] - total[1] // 2, total[0] // 2, total[0] - total[0] // 2]
    else:
        h, width = (0, 0) if padding == "valid" else padding
        pads = [width, width, h, h]
    module = types.SimpleNamespace(
        padding_mode=case["padding_mode"], _reversed_padding_repeated_twice=pads,
        stride=tuple(case["stride"]), padding=padding if isinstance(padding, str) else tuple(padding),
        dilation=tuple(dilation), groups=case["groups"])
    return torch.nn.Conv2d._conv_forward(module, x, w, b)


def gradients(case, x, w, b, grad_output):
    leaves = [t.requires_grad_() for t in (x, w, b) if t is not None]
    y = conv2d(case, *leaves) if b is not None else conv2d(case, *leaves, None)
    found = torch.autograd.grad(y, leaves, grad_output, allow_unused=True)
    return [torch.zeros_like(t) if g is None else g for t, g in zip(leaves, found)]


def bare(error):
    """PyTorch's own words, without what C++ may append: all from the first blank line on."""
    return re.split(r"\n[ \t]*(?:\n|$)", str(error))[0].strip()


def attempt(call):
    """What it returns and nothing; or nothing and how the answer is called with its text."""
    try:
        return call(), None
    except (RuntimeError, ValueError, TypeError, IndexError) as e:
        text = bare(e)
        if "allocate memory" in text:
            raise Wrong("out of memory: " + text) from None
        return None, ("unsupported" if "not implemented for" in text else "refusal", text)


def answer(export, case, recorded):
    """Fills in what PyTorch says; the arrays by name."""
    recipe = case["case"]
    dtype = recipe["dtype"]
    given = {name: to_torch(array, dtype) for name, array in export.arguments(case).items()}
    x, w, b = given["input"], given["weight"], given.get("bias")
    with torch.no_grad():
        y, refused = attempt(lambda: conv2d(recipe, x, w, b))
    if refused:
        recorded[refused[0]] = refused[1]
        return {}
    arrays = {case["id"]: to_numpy(y, dtype)}
    recorded["output_sha256"] = digest(arrays.values(), dtype)
    recorded["shape"] = list(y.shape)
    if "grad_output" in given:
        found, refused = attempt(lambda: gradients(recipe, x, w, b, given["grad_output"]))
        if refused:
            recorded["gradients_" + refused[0]] = refused[1]
        else:
            parts = [to_numpy(g, dtype) for g in found]
            recorded["gradients_sha256"] = digest(parts, dtype)
            names = ("grad_input", "grad_weight", "grad_bias")
            arrays.update((case["id"] + "." + n, part) for n, part in zip(names, parts))
    return arrays


def fingerprint(version, threads):
    """What may change the bits, named as convparity names it."""
    config = torch.__config__.show()

    def said(pattern):
        found = re.search(pattern, config, re.MULTILINE)
        return found.group(1).strip() if found else "none"

    build = ", ".join(part for part in (
        said(r"^ *- ((?:GCC|[Cc]lang|MSVC).*)$"), said(r"\bBUILD_TYPE=(\w+)")) if part != "none")
    facts = {"pytorch": version}
    if version != torch.__version__:
        facts["pytorch_calls_itself"] = torch.__version__
    facts.update({
        "pytorch_build": build or "unknown",
        "device": "cpu",
        "onednn": said(r"MKL-DNN v?([^\n(]*)"),
        "mkl": said(r"Math Kernel Library Version (.*?)(?: for .*)?$"),
        "openmp": said(r"^ *- OpenMP (.*)$"),
        "blas": said(r"\bBLAS_INFO=(\w+)"),
        "cpu_capability": said(r"CPU capability usage: (\w+)"),
        "cpu": cpu(),
        "torch_threads": str(threads),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "os": platform.system() + " " + platform.machine(),
    })
    return facts


def cpu():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE).group(1)
    except (OSError, AttributeError):
        return platform.processor() or "unknown"


# ---- the pack ----------------------------------------------------------------------------------


class Pack:
    """A pack that is being written."""

    def __init__(self, folder):
        self.folder = folder
        self.files, self.lines, self.arrays, self.bytes = {}, [], {}, 0

    def add(self, recorded, arrays, recipe):
        size = sum(array.nbytes for array in arrays.values())
        if self.bytes and self.bytes + size > FULL:
            self.flush()
        if arrays:
            recorded["file"] = "arrays-%d.npz" % len(self.files)
        self.arrays.update(arrays)
        self.bytes += size
        recorded["case"] = recipe
        self.lines.append(text(recorded))

    def flush(self):
        if self.arrays:
            name = "arrays-%d.npz" % len(self.files)
            path = os.path.join(self.folder, name)
            write_npz(path, self.arrays)
            with open(path, "rb") as file:
                content = file.read()
            self.files[name] = {
                "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            self.arrays, self.bytes = {}, 0

    def finish(self, suites, facts):
        self.flush()
        head = {
            "schema": PACK_SCHEMA,
            "suites": suites,
            "pytorch": {"version": facts["pytorch"], "build": facts["pytorch_build"]},
            "recorded_by": "record_golden.py in Python " + platform.python_version(),
            "fingerprint": facts,
            "arrays": STORED,
            "files": self.files,
        }
        lines = [text(key) + ":" + text(value) for key, value in head.items()]
        with open(os.path.join(self.folder, "manifest.json"), "w", encoding="utf-8") as file:
            file.write("{\n" + ",\n".join(lines) + ',\n"cases":[\n' + ",\n".join(self.lines))
            file.write("\n]\n}\n")


def write_npz(path, arrays):
    """As np.savez_compressed, sorted and with a fixed time: the same arrays give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(name + ".npy", (1980, 2, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, arrays[name], allow_pickle=False)


def text(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def record(options):
    export = Export(options.cases)
    out = os.path.abspath(options.out)
    if os.path.lexists(out):
        raise FileExistsError("%s: is there already; record elsewhere and compare: "
                              "scripts/convparity golden diff" % options.out)
    os.makedirs(os.path.dirname(out), exist_ok=True)
    torch.set_num_threads(options.threads)
    staging = tempfile.mkdtemp(prefix="." + os.path.basename(out) + ".", dir=os.path.dirname(out))
    try:
        pack, counts = Pack(staging), {}
        for case in export.cases:
            recorded = {key: case[key] for key in ("suite", "index", "id", "input_sha256")
                        if key in case}
            arrays = {}
            if "unsupported" in case:
                recorded["unsupported"] = case["unsupported"]
            else:
                arrays = answer(export, case, recorded)
            kind = next(k for k in ("output_sha256", "refusal", "unsupported") if k in recorded)
            counts[kind] = counts.get(kind, 0) + 1
            pack.add(recorded, arrays, case["case"])
        suites = list(dict.fromkeys(case["suite"] for case in export.cases))
        pack.finish(suites, fingerprint(options.pytorch or torch.__version__, options.threads))
        os.chmod(staging, 0o777 & ~umask())
        os.rename(staging, out)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    print("PyTorch %s answered %d cases of %s: %d outputs, %d refusals, %d unsupported" % (
        options.pytorch or torch.__version__, len(export.cases), ", ".join(suites),
        counts.get("output_sha256", 0), counts.get("refusal", 0), counts.get("unsupported", 0)))
    print("wrote %s" % options.out)


def umask():
    now = os.umask(0)
    os.umask(now)
    return now


def main():
    parser = argparse.ArgumentParser(
        description="Answers exported cases with this Python's PyTorch; writes a golden pack.")
    parser.add_argument("cases", help="folder of golden export --with-inputs")
    parser.add_argument("--out", required=True, metavar="PACK", help="folder to write, not there yet")
    parser.add_argument("--pytorch", metavar="VERSION", help="the release, where torch.__version__ "
                        "is another: Debian's 1.13.1 calls itself 1.13.0a0")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="of one operation (1)")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    try:
        record(options)
        return 0
    except Wrong as e:
        code, message = 2, str(e)
    except KeyError as e:
        code, message = 2, "%s: key %s is missing" % (options.cases, e)
    except OSError as e:
        code = 3
        message = "%s: %s" % (e.filename, e.strerror) if e.filename else str(e)
    except KeyboardInterrupt:
        code, message = 130, "interrupted"
    print("record_golden.py: " + message, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
