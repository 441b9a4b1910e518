/**
 * How fast a candidate is beside PyTorch: calls of both in turn, paired round by round, with rounds
 * left out in which other programs took the processors. Start from {@link
 * io.github.convparity.bench.PairedMeasurement}, which measures one case in one process, and {@link
 * io.github.convparity.bench.LayerSummary}, which puts processes together.
 */
@NullMarked
package io.github.convparity.bench;

import org.jspecify.annotations.NullMarked;
