/**
 * Text from results: values in, text out, no file is touched. Start from {@link
 * io.github.convparity.report.SummaryText}.
 */
@NullMarked
package io.github.convparity.report;

import org.jspecify.annotations.NullMarked;
