package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import java.util.function.Supplier;

/**
 * An implementation under test.
 *
 * @param name unique in a run
 * @param type the class that implements it
 * @param factory makes an instance; every worker has one of its own
 */
public record Candidate(String name, Class<?> type, Supplier<Conv2d> factory) {}
