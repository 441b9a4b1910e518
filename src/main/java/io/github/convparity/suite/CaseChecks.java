package io.github.convparity.suite;

import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the arrays that a case brings fit its setting. */
final class CaseChecks {
  private CaseChecks() {}

  static void check(ParityCase c) {
    Literals literals = c.literals();
    Setting setting = c.setting();
    checkLength("input_data", literals.input(), setting.input());
    checkLength("weight_data", literals.weight(), setting.weight());
    if (literals.bias() != null && !setting.bias()) {
      throw new UsageException("key \"bias_data\" must not be given where \"bias\" is false");
    }
    checkLength("bias_data", literals.bias(), Shape.of(setting.outChannels()));
    if (literals.gradOutput() != null && !c.grad()) {
      throw new UsageException("key \"grad_output_data\" must not be given without \"grad\": true");
    }
    Shape output = legalOutput(setting);
    if (output != null) {
      checkLength("grad_output_data", literals.gradOutput(), output);
      Shape expected = c.expectation().shape();
      if (expected != null) {
        checkLength("expected", c.expectation().data(), expected);
      }
    }
  }

  private static @Nullable Shape legalOutput(Setting setting) {
    try {
      return setting.geometry().output();
    } catch (IllegalArgumentException | UnsupportedOperationException noOutput) {
      return null;
    }
  }

  private static void checkLength(String key, @Nullable Tensor data, Shape shape) {
    if (data != null && data.length() != shape.elements()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "key \"%s\" (%d elements) must have the %d elements of shape %s",
              key,
              data.length(),
              shape.elements(),
              shape));
    }
  }
}
