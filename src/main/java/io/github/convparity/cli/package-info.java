/**
 * The command line: options, files, what is printed, exit codes; the only package that prints and
 * exits. Start from {@link io.github.convparity.cli.Main} and {@link
 * io.github.convparity.cli.RunCommand}.
 */
@NullMarked
package io.github.convparity.cli;

import org.jspecify.annotations.NullMarked;
