package io.github.convparity.run;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate keeps to the interface: it must not write to its arguments, nor hand out an
 * array that it shares with them or with another answer, and should answer the same call with the
 * same bits. Checked in the first cases of a suite and in some of the others, since it takes a
 * second call.
 */
final class Honesty {
  private static final int FIRST = 8;
  private static final int EVERY = 64;

  private final Arguments arguments;
  private final List<Tensor> before;
  private boolean changed;

  private Honesty(Arguments arguments) {
    this.arguments = arguments;
    this.before = tensors(arguments).stream().map(Tensor::copy).toList();
  }

  /** Whether the case of this index is one of those that are checked. */
  static boolean isDue(int index) {
    return index < FIRST || index % EVERY == 0;
  }

  /** Remembers the arguments before the first call. */
  static Honesty of(Arguments arguments) {
    return new Honesty(arguments);
  }

  /**
   * To be asked after every call: two calls together may leave arguments as they were. Arguments
   * that were changed are put back, since others still need them.
   */
  void lookAtArguments() {
    List<Tensor> after = tensors(arguments);
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).hasBitsOf(before.get(i))) {
        changed = true;
        after.get(i).restore(before.get(i));
      }
    }
  }

  /** What was found after two calls: null if nothing is wrong. */
  @Nullable String fault(Answers first, Answers second) {
    if (changed) {
      return "the candidate changed its arguments";
    }
    List<Tensor> after = tensors(arguments);
    List<Tensor> results = new ArrayList<>(first.tensors());
    results.addAll(second.tensors());
    for (int i = 0; i < results.size(); i++) {
      Tensor result = results.get(i);
      if (after.stream().anyMatch(result::sharesDataWith)) {
        return "the candidate returned an array that it shares with an argument";
      }
      if (results.subList(0, i).stream().anyMatch(result::sharesDataWith)) {
        return "the candidate returned an array that it shares with its other result";
      }
    }
    return null;
  }

  private static List<Tensor> tensors(Arguments arguments) {
    return Stream.of(
            arguments.input(), arguments.weight(), arguments.bias(), arguments.gradOutput())
        .filter(Objects::nonNull)
        .toList();
  }
}
