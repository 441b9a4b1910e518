/**
 * What a case can tell, and what a difference means. So far: the cases that cannot tell two
 * readings of their setting apart, and a catalogue of faults. Start from {@link
 * io.github.convparity.diagnose.WeakCases} and {@link io.github.convparity.diagnose.Faults}.
 */
@NullMarked
package io.github.convparity.diagnose;

import org.jspecify.annotations.NullMarked;
