/**
 * One case as files that stand alone, for whoever has to mend a candidate: {@link
 * io.github.convparity.repro.Evidence} is what they are made from, {@link
 * io.github.convparity.repro.Reproducer} makes their contents, {@link
 * io.github.convparity.repro.ReproFolder} writes them. The Java files that it makes call {@link
 * io.github.convparity.repro.Replay}.
 *
 * <p>Values in, text and bytes out; only the folder touches a file.
 */
@NullMarked
package io.github.convparity.repro;

import org.jspecify.annotations.NullMarked;
