package io.github.convparity.diagnose;

import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One side while it is probed; after the first call that it does not answer no other is made. */
final class ProbedSide {
  private final Function<Arguments, Outcome> side;
  private int calls;
  private boolean refuses;
  private @Nullable Shape shape;
  private @Nullable String problem;

  ProbedSide(Function<Arguments, Outcome> side) {
    this.side = side;
  }

  /** The shape of its outputs; null if it gives none. */
  @Nullable Shape shape() {
    return problem == null ? shape : null;
  }

  TapMap.Side found() {
    return new TapMap.Side(calls, shape(), refuses, problem);
  }

  /** Makes the first call. */
  void open(TapProbes probes) {
    call(probes.blank());
  }

  /** The answers to all calls for a tap; null if one of them was not answered. */
  @Nullable List<Tensor> answers(TapProbes probes, int tap) {
    List<Tensor> answers = new ArrayList<>();
    for (int call = 0; problem == null && call < probes.calls(); call++) {
      Tensor answer = call(probes.call(tap, call));
      if (answer != null) {
        answers.add(answer);
      }
    }
    return problem == null ? answers : null;
  }

  private @Nullable Tensor call(Arguments arguments) {
    Outcome outcome = side.apply(arguments);
    calls++;
    if (outcome instanceof Outcome.Output output) {
      return checked(output.tensor());
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      refuses = shape == null;
      problem = "refuses: " + refusal.message();
    } else if (outcome instanceof Outcome.Unsupported unsupported) {
      problem = "does not do this setting: " + unsupported.message();
    } else if (outcome instanceof Outcome.Failure failure) {
      problem = "fails: " + failure.message();
    } else {
      problem = "gives gradients";
    }
    return null;
  }

  private @Nullable Tensor checked(Tensor output) {
    if (shape == null) {
      shape = output.sizes();
    }
    if (!shape.equals(output.sizes()) || output.sizes().rank() < 3) {
      problem = "gives an output of shape " + output.sizes() + ", before of " + shape;
      return null;
    }
    return output;
  }
}
