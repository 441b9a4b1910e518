/**
 * What a run says of one case and of all: results, their lines in a file, totals, and the ordered
 * facts of a failure. Start from {@link io.github.convparity.result.ParityResult} and {@link
 * io.github.convparity.result.Totals}.
 */
@NullMarked
package io.github.convparity.result;

import org.jspecify.annotations.NullMarked;
