/**
 * Arrays as numpy saves them: {@link io.github.convparity.npy.Npy} reads and writes {@code .npy},
 * {@link io.github.convparity.npy.Npz} the archives of them, {@code .npz}, of which {@link
 * io.github.convparity.npy.NpzArchive} gives many arrays; what they refuse is an {@link
 * io.github.convparity.npy.NpyFormatException}.
 *
 * <p>Values in, values out: nothing here reads or writes a file, and nothing in an archive is ever
 * unpacked anywhere but into memory.
 */
@NullMarked
package io.github.convparity.npy;

import org.jspecify.annotations.NullMarked;
