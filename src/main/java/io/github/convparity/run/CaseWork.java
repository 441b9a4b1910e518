package io.github.convparity.run;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactOutput;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import org.jspecify.annotations.Nullable;

/** What all candidates share of one case: its arguments, PyTorch's answer, the exact output. */
final class CaseWork {
  private final long position;
  private final Selection.Selected selected;
  private final @Nullable Arguments arguments;
  private final @Nullable String inputSha256;
  private final @Nullable Outcome reference;
  private final long referenceNanos;
  private final String referenceName;
  private @Nullable String harnessMessage;
  private @Nullable ExactOutput exact;

  private CaseWork(
      long position,
      Selection.Selected selected,
      @Nullable Arguments arguments,
      @Nullable Outcome reference,
      long referenceNanos,
      String referenceName,
      @Nullable String harnessMessage) {
    this.position = position;
    this.selected = selected;
    this.arguments = arguments;
    this.inputSha256 = arguments == null ? null : arguments.sha256();
    this.reference = reference;
    this.referenceNanos = referenceNanos;
    this.referenceName = referenceName;
    this.harnessMessage = harnessMessage;
  }

  /** Makes the arguments and asks the reference. */
  static CaseWork of(
      long position, Selection.Selected selected, Reference reference, RunOptions options) {
    ParityCase parityCase = selected.parityCase();
    String cannot = cannot(parityCase, options);
    if (cannot == null) {
      try {
        Arguments arguments = parityCase.arguments();
        long start = System.nanoTime();
        Outcome outcome = reference.forward(arguments);
        long nanos = System.nanoTime() - start;
        CaseWork work =
            new CaseWork(position, selected, arguments, outcome, nanos, reference.name(), null);
        if (outcome instanceof Outcome.Output) {
          work.exact(); // before a candidate could write to its arguments
        }
        return work;
      } catch (UnsupportedOperationException e) {
        cannot = String.valueOf(e.getMessage());
      } catch (OutOfMemoryError e) {
        cannot = "out of memory (" + e.getMessage() + "); give Java more, or run with -j 1";
      }
    }
    return new CaseWork(position, selected, null, null, 0, reference.name(), cannot);
  }

  /** Why the harness does not take a case on; null if it does. */
  private static @Nullable String cannot(ParityCase parityCase, RunOptions options) {
    if (parityCase.dtype().is16Bit()) {
      return parityCase.dtype().torchName() + " is not compared yet";
    }
    if (parityCase.grad()) {
      return "gradients are not compared yet";
    }
    MemoryEstimate estimate = MemoryEstimate.of(parityCase);
    return estimate.exceeds(options.maxMemory())
        ? "the case needs " + estimate + ", more than --max-memory " + shown(options.maxMemory())
        : null;
  }

  private static String shown(long bytes) {
    return bytes % (1 << 20) == 0 ? bytes / (1 << 20) + "m" : Long.toString(bytes);
  }

  long position() {
    return position;
  }

  Selection.Selected selected() {
    return selected;
  }

  ParityCase parityCase() {
    return selected.parityCase();
  }

  /** Null where the harness cannot do the case. */
  @Nullable Arguments arguments() {
    return arguments;
  }

  @Nullable String inputSha256() {
    return inputSha256;
  }

  /** Null where the harness cannot do the case. */
  @Nullable Outcome reference() {
    return reference;
  }

  long referenceNanos() {
    return referenceNanos;
  }

  String referenceName() {
    return referenceName;
  }

  @Nullable String harnessMessage() {
    return harnessMessage;
  }

  /** The harness cannot do this case after all. */
  void giveUp(String why) {
    harnessMessage = why;
    exact = null;
  }

  /** The exact output; null, with a message, where the harness cannot compute it. */
  @Nullable ExactOutput exact() {
    if (exact == null && harnessMessage == null && arguments != null) {
      try {
        Conv2dGeometry geometry = parityCase().setting().geometry();
        exact = ExactOutput.of(geometry, arguments.input(), arguments.weight(), arguments.bias());
      } catch (UnsupportedOperationException e) {
        harnessMessage = e.getMessage();
      } catch (IllegalArgumentException e) {
        harnessMessage = "PyTorch answers what the harness takes for illegal: " + e.getMessage();
      } catch (OutOfMemoryError e) {
        harnessMessage = "out of memory for the exact value; give Java more, or run with -j 1";
      }
    }
    return exact;
  }
}
