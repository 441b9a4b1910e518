package io.github.convparity.run;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.Diagnosis;
import io.github.convparity.diagnose.WeakCases;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all candidates share of one case: its arguments, PyTorch's answer, the exact output. */
final class CaseWork {
  private final long position;
  private final Selection.Selected selected;
  private final @Nullable Arguments arguments;
  private final @Nullable String inputSha256;
  private final @Nullable Answers reference;
  private final long referenceNanos;
  private final String referenceName;
  private final @Nullable Diagnosis diagnosis;
  private @Nullable String harnessMessage;
  private @Nullable ExactValues<Products> exact;
  private @Nullable ExactGradients exactGradients;
  private List<Reference.Control> controls = List.of();
  private List<String> weak = List.of();

  private CaseWork(
      long position,
      Selection.Selected selected,
      @Nullable Arguments arguments,
      @Nullable Answers reference,
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
    this.diagnosis =
        arguments != null && reference != null && reference.output() instanceof Outcome.Output
            ? new Diagnosis(arguments)
            : null;
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
        Answers answers = answers(reference, arguments);
        long nanos = System.nanoTime() - start;
        CaseWork work =
            new CaseWork(position, selected, arguments, answers, nanos, reference.name(), null);
        if (answers.output() instanceof Outcome.Output) {
          // Before a candidate could write to its arguments.
          work.computeExact();
          work.controls = options.control() ? reference.control(arguments) : List.of();
          work.weak = options.weak() ? WeakCases.readings(arguments) : List.of();
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

  /** A case of which nobody is asked. */
  static CaseWork notAsked(long position, Selection.Selected selected, Reference reference) {
    return new CaseWork(position, selected, null, null, 0, reference.name(), null);
  }

  private static Answers answers(Reference reference, Arguments arguments) {
    Outcome output = reference.forward(arguments);
    return arguments.gradOutput() != null && output instanceof Outcome.Output
        ? new Answers(output, reference.backward(arguments))
        : Answers.of(output);
  }

  /** Why the harness does not take a case on; null if it does. */
  static @Nullable String cannot(ParityCase parityCase, RunOptions options) {
    if (parityCase.dtype().is16Bit() && parityCase.grad()) {
      return "gradients in "
          + parityCase.dtype().torchName()
          + " are not compared: PyTorch adds some of them up in 16 bits, so no bound holds";
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
  @Nullable Answers reference() {
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

  /** What explains a wrong output; null where the reference has none or the harness gave up. */
  @Nullable Diagnosis diagnosis() {
    return harnessMessage == null ? diagnosis : null;
  }

  /** The reference's other ways to the same output. */
  List<Reference.Control> controls() {
    return controls;
  }

  /** The harness cannot do this case after all. */
  void giveUp(String why) {
    harnessMessage = why;
    exact = null;
    exactGradients = null;
  }

  /** Other readings of the setting that give the same bits; none unless they were asked for. */
  List<String> weak() {
    return weak;
  }

  /** The exact output; null, with a message, where the harness cannot compute it. */
  @Nullable ExactValues<Products> exact() {
    computeExact();
    return exact;
  }

  /** The exact gradients; null as well where they are not asked for. */
  @Nullable ExactGradients exactGradients() {
    computeExact();
    return exactGradients;
  }

  private void computeExact() {
    if (exact != null || harnessMessage != null || arguments == null) {
      return;
    }
    Tensor input = arguments.input();
    Tensor weight = arguments.weight();
    Tensor bias = arguments.bias();
    Tensor gradOutput = arguments.gradOutput();
    try {
      Conv2dGeometry geometry = parityCase().setting().geometry();
      if (gradOutput != null) {
        exactGradients = ExactGradients.of(geometry, input, weight, bias, gradOutput);
      }
      exact = ExactValues.of(geometry, input, weight, bias);
    } catch (UnsupportedOperationException e) {
      giveUp(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      giveUp("PyTorch answers what the harness takes for illegal: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      giveUp("out of memory for the exact value; give Java more, or run with -j 1");
    }
  }
}
