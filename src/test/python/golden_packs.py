#!/usr/bin/env python3
"""numpy's side of the tests of golden packs.

    python3 golden_packs.py check PACK            opens a pack with numpy.load; compares every array
                                                  with the manifest's hashes
    python3 golden_packs.py repack PACK savez     writes the arrays of a pack anew with np.savez or
    python3 golden_packs.py repack PACK savez_compressed
"""

import hashlib
import json
import pathlib
import sys

import numpy as np

NAN = {"float32": 0x7FC00000, "float64": 0x7FF8000000000000, "float16": 0x7E00, "bfloat16": 0x7FC0}


def digest(arrays, dtype):
    found = hashlib.sha256()
    for array in arrays:
        bits = array.view("<u%d" % array.dtype.itemsize).copy()
        nan = (bits & 0x7FFF) > 0x7F80 if dtype == "bfloat16" else np.isnan(array)
        bits[nan] = NAN[dtype]
        found.update(bits.tobytes())
    return found.hexdigest()


def check(folder, manifest):
    seen = 0
    for name, file in manifest["files"].items():
        content = (folder / name).read_bytes()
        assert len(content) == file["bytes"], name
        assert hashlib.sha256(content).hexdigest() == file["sha256"], name
    for case in manifest["cases"]:
        dtype = case["case"]["dtype"]
        parts = [("output_sha256", [case["id"]])]
        gradients = ["grad_input", "grad_weight"] + ["grad_bias"] * case["case"]["bias"]
        parts.append(("gradients_sha256", [case["id"] + "." + name for name in gradients]))
        for key, names in parts:
            if key in case:
                with np.load(folder / case["file"], allow_pickle=False) as archive:
                    arrays = [archive[name] for name in names]
                for array in arrays:
                    assert array.dtype == np.dtype(manifest["arrays"][dtype]), (names, array.dtype)
                assert digest(arrays, dtype) == case[key], names
                seen += len(arrays)
        if "shape" in case:
            with np.load(folder / case["file"], allow_pickle=False) as archive:
                assert list(archive[case["id"]].shape) == case["shape"], case["id"]
    print("%d arrays are as the manifest says" % seen)


def repack(folder, manifest, save):
    for name, file in manifest["files"].items():
        with np.load(folder / name, allow_pickle=False) as archive:
            arrays = {array: archive[array] for array in archive.files}
        getattr(np, save)(folder / name, **arrays)
        content = (folder / name).read_bytes()
        file["bytes"], file["sha256"] = len(content), hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))


if __name__ == "__main__":
    pack = pathlib.Path(sys.argv[2])
    read = json.loads((pack / "manifest.json").read_text())
    if sys.argv[1] == "check":
        check(pack, read)
    else:
        repack(pack, read, sys.argv[3])
