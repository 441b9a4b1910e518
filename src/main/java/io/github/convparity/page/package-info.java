/**
 * The report as one page of HTML that opens without a server or a network: values in, text out.
 * Start from {@link io.github.convparity.page.HtmlPage}; {@link io.github.convparity.page.Columns}
 * holds a row for each result, and {@link io.github.convparity.page.CloseUp} what lies around the
 * worst element of some.
 */
@NullMarked
package io.github.convparity.page;

import org.jspecify.annotations.NullMarked;
