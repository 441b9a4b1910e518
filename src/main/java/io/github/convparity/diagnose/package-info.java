/**
 * What a case can tell, and what a difference means. So far: the cases that cannot tell two
 * readings of their setting apart. Start from {@link io.github.convparity.diagnose.WeakCases}.
 */
@NullMarked
package io.github.convparity.diagnose;

import org.jspecify.annotations.NullMarked;
