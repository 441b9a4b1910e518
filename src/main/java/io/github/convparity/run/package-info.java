/**
 * Candidates times cases, in parallel, into results in the order of the selection. Start from
 * {@link io.github.convparity.run.Runner}.
 */
@NullMarked
package io.github.convparity.run;

import org.jspecify.annotations.NullMarked;
