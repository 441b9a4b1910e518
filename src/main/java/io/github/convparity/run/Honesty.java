package io.github.convparity.run;

import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
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
   * What was found after two calls: null if nothing is wrong. Arguments that were changed are put
   * back as they were, since others still need them.
   */
  @Nullable String fault(Outcome first, Outcome second) {
    List<Tensor> after = tensors(arguments);
    boolean changed = false;
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).hasBitsOf(before.get(i))) {
        changed = true;
        after.get(i).restore(before.get(i));
      }
    }
    if (changed) {
      return "forward changed its arguments";
    }
    if (sharesArguments(first) || sharesArguments(second)) {
      return "forward returned an array that it shares with an argument";
    }
    boolean shared =
        first instanceof Outcome.Output a
            && second instanceof Outcome.Output b
            && a.tensor().sharesDataWith(b.tensor());
    return shared ? "forward returned an array that it shares with its other result" : null;
  }

  private boolean sharesArguments(Outcome outcome) {
    return outcome instanceof Outcome.Output output
        && tensors(arguments).stream().anyMatch(output.tensor()::sharesDataWith);
  }

  /** Whether two calls came out differently, to the bit. */
  static boolean differ(Outcome first, Outcome second) {
    if (first instanceof Outcome.Output a && second instanceof Outcome.Output b) {
      return !a.tensor().hasBitsOf(b.tensor());
    }
    return !first.equals(second);
  }

  private static List<Tensor> tensors(Arguments arguments) {
    return Stream.of(
            arguments.input(), arguments.weight(), arguments.bias(), arguments.gradOutput())
        .filter(Objects::nonNull)
        .toList();
  }
}
