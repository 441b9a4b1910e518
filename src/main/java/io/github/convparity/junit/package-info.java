/**
 * Suites in the tests of a user's own project: an engine for the JUnit Platform, and an assertion.
 * Start from {@link io.github.convparity.junit.ParitySuite} and {@link
 * io.github.convparity.junit.ParityAssertions}.
 */
@NullMarked
package io.github.convparity.junit;

import org.jspecify.annotations.NullMarked;
