#!/usr/bin/env python3
"""numpy's side of the tests of .npy and .npz.

    python3 npy_files.py write FOLDER    writes arrays as numpy does
    python3 npy_files.py check FOLDER    reads arrays as numpy does; exit status 1 if one differs

An array NAME has a file NAME.bin with its elements' bytes, little-endian and in C order, and a line
in arrays.txt: NAME, its type (<f4), its dimensions, separated by blanks. `write` makes NAME.npy for
each of them, saved.npz and compressed.npz with all of them, streamed.npz as it is written where
nothing can be written twice, versions 2.0 and 3.0 of one array, and the arrays refused-*.npy that
are not to be read. `check` reads the same names written by others, NAME.npy and all.npz, and
compares NAME.npy with what np.save writes, byte for byte.
"""

import io
import pathlib
import sys
import warnings

import numpy as np

SHAPES = [(), (0,), (1,), (7,), (2, 3), (2, 0, 3), (1, 3, 4, 5), (1, 1, 1, 1, 2)]
SPECIAL = {
    "<f2": ["7e00", "7c01", "fe01", "8000", "0000", "7c00", "fc00", "0001"],
    "<f4": ["7fc00000", "7f800001", "ffc00123", "80000000", "00000000", "7f800000", "00000001"],
    "<f8": ["7ff8000000000000", "7ff0000000000001", "8000000000000000", "fff0000000000000"],
}


def arrays():
    """Arrays by name, their bits random but the first, which are special values."""
    random = np.random.RandomState(5)
    made = {}
    for descr, special in SPECIAL.items():
        size = np.dtype(descr).itemsize
        values = b"".join(bytes.fromhex(bits)[::-1] for bits in special)
        for shape in SHAPES:
            count = int(np.prod(shape, dtype=int)) * size
            data = (values + random.bytes(count))[:count]
            name = "a" + descr[1:] + "".join(f"_{dim}" for dim in shape)
            made[name] = np.frombuffer(data, descr).reshape(shape)
    return made


def refused():
    """Arrays that are no tensors, by the reason."""
    plain = np.arange(6, dtype="<f4").reshape(2, 3)
    return {
        "fortran": np.asfortranarray(plain),
        "big-endian": plain.astype(">f4"),
        "object": np.array([1, None], dtype=object),
        "integer": plain.astype("<i8"),
        "boolean": plain > 2,
        "complex": plain.astype("<c8"),
        "text": np.array(["a", "bc"]),
        "time": np.array(["2020-01-01"], dtype="<M8[D]"),
        "raw": np.frombuffer(b"abcd", "V2"),
        "structure": np.zeros(2, dtype=[("re", "<f4"), ("im", "<f4")]),
    }


class Pipe(io.RawIOBase):
    """A file in which nothing can be written twice."""

    def __init__(self):
        self.content = io.BytesIO()

    def writable(self):
        return True

    def write(self, data):
        return self.content.write(data)


def write(folder):
    made = arrays()
    lines = []
    for name, array in made.items():
        (folder / f"{name}.bin").write_bytes(array.tobytes())
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
        lines.append(" ".join([name, array.dtype.str, *map(str, array.shape)]))
    (folder / "arrays.txt").write_text("\n".join(lines) + "\n")
    np.savez(folder / "saved.npz", **made)
    np.savez_compressed(folder / "compressed.npz", **made)
    pipe = Pipe()
    np.savez(pipe, **made)
    (folder / "streamed.npz").write_bytes(pipe.content.getvalue())
    for major in (2, 3):
        with open(folder / f"version-{major}.npy", "wb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that older numpy will not read it
            np.lib.format.write_array(file, made["af4_2_3"], version=(major, 0))
    for reason, array in refused().items():
        np.save(folder / f"refused-{reason}.npy", array, allow_pickle=True)


def difference(array, descr, shape, data):
    if (array.dtype.str, array.shape) != (descr, shape):
        return f"{array.dtype.str} {array.shape}"
    return "" if array.tobytes() == data else "other bits"


def check(folder):
    differences = []
    with np.load(folder / "all.npz", allow_pickle=False) as archive:
        names = []
        for line in (folder / "arrays.txt").read_text().splitlines():
            name, descr, *dims = line.split()
            shape = tuple(map(int, dims))
            data = (folder / f"{name}.bin").read_bytes()
            single = np.load(folder / f"{name}.npy", allow_pickle=False)
            differences.append((name + ".npy", difference(single, descr, shape, data)))
            packed = archive[name]
            differences.append((name + " in all.npz", difference(packed, descr, shape, data)))
            saved = io.BytesIO()
            np.save(saved, np.frombuffer(data, descr).reshape(shape))
            same = saved.getvalue() == (folder / f"{name}.npy").read_bytes()
            differences.append((name, "" if same else "not the bytes of np.save"))
            names.append(name)
        differences.append(("names", "" if archive.files == sorted(names) else f"{archive.files}"))
    found = [f"{what}: {how}" for what, how in differences if how]
    print("\n".join(found) or f"{len(names)} arrays are the same")
    return 1 if found or not names else 0


if __name__ == "__main__":
    job = {"write": write, "check": check}[sys.argv[1]]
    sys.exit(job(pathlib.Path(sys.argv[2])))
