package io.github.convparity.reference;

import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import java.util.List;

/** Answers cases as PyTorch does. Several threads may ask at once. */
public interface Reference extends AutoCloseable {
  /** Name and version, for example {@code pytorch 2.7.1}. */
  String name();

  /** What it is and where it runs, as far as that may change bits. */
  Fingerprint fingerprint();

  /** The output or the refusal; never a {@link Outcome.Failure}. */
  Outcome forward(Arguments arguments);

  /**
   * The gradients of {@code sum(output * gradOutput)}, or the refusal.
   *
   * @param arguments of a setting that {@link #forward} answers; float32 or float64, with
   *     grad_output
   */
  Outcome backward(Arguments arguments);

  /**
   * The same output computed in other ways that are as right: how far the reference is from itself.
   * Not to be called while another thread asks, since the number of threads may be changed.
   */
  List<Control> control(Arguments arguments);

  /**
   * An answer that was come to in another way.
   *
   * @param name of the way, for example {@code batch 2}
   * @param outcome an output, or why there is none
   */
  record Control(String name, Outcome outcome) {}

  /**
   * The call of {@link #forward} with the arguments handed over beforehand, to be measured.
   *
   * @param arguments of a setting that {@link #forward} answers
   * @throws UnsupportedOperationException if this reference has none, which is the default
   */
  default PreparedCall prepare(Arguments arguments) {
    throw new UnsupportedOperationException(name() + " has no calls to be measured");
  }

  /**
   * The call of {@link #backward} alone, after a forward that is done beforehand, to be measured.
   *
   * @param arguments as for {@link #backward}
   * @throws UnsupportedOperationException if this reference has none, which is the default
   */
  default PreparedCall prepareBackward(Arguments arguments) {
    throw new UnsupportedOperationException(name() + " has no calls to be measured");
  }

  @Override
  void close();
}
