/**
 * Cases: what is computed, on which data, under which name, and the suites that list them. Start
 * from {@link io.github.convparity.suite.ParityCase} and {@link io.github.convparity.suite.Suites}.
 */
@NullMarked
package io.github.convparity.suite;

import org.jspecify.annotations.NullMarked;
