/**
 * What a case can tell, and what a difference means: the catalogue of faults and which of them
 * explain a failure, failures in groups of one cause, which pixel each tap of the kernel reads;
 * what a suite covers of the case space, and the cases that cannot tell two readings of their
 * setting apart. Start from {@link io.github.convparity.diagnose.Faults}, {@link
 * io.github.convparity.diagnose.Diagnosis} and {@link io.github.convparity.diagnose.Grouping}.
 */
@NullMarked
package io.github.convparity.diagnose;

import org.jspecify.annotations.NullMarked;
