/**
 * What a case can tell, and what a difference means. So far: the cases that cannot tell two
 * readings of their setting apart, a catalogue of faults, and which pixel each tap of the kernel
 * reads. Start from {@link io.github.convparity.diagnose.WeakCases}, {@link
 * io.github.convparity.diagnose.Faults} and {@link io.github.convparity.diagnose.TapMap}.
 */
@NullMarked
package io.github.convparity.diagnose;

import org.jspecify.annotations.NullMarked;
