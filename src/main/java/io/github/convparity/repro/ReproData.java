package io.github.convparity.repro;

import io.github.convparity.exact.Answer;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.npy.NpyFormatException;
import io.github.convparity.npy.Npz;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a case by name, as {@code data.npz} has them: {@code input}, {@code weight}, {@code
 * bias}, {@code grad_output}; then of {@code output}, {@code grad_input}, {@code grad_weight} and
 * {@code grad_bias} each {@code _candidate}, {@code _pytorch}, and in float64 {@code _exact},
 * {@code _bound} and {@code _legal}. Numpy has no bfloat16; such arrays are float32, which holds
 * them exactly.
 */
public final class ReproData {
  /** What is a right answer at an element: a sum of these. */
  private static final int FINITE = 1;

  private static final int NAN = 2;
  private static final int POSITIVE_INFINITY = 4;
  private static final int NEGATIVE_INFINITY = 8;

  private ReproData() {}

  /**
   * Reads an array.
   *
   * @param dtype of the tensor that is returned
   * @throws IOException if the file cannot be read, has no such array, or one of another type
   */
  public static Tensor read(Path file, String name, DType dtype) throws IOException {
    try {
      Tensor read = Npz.read(Files.readAllBytes(file), name);
      if (dtype == DType.BFLOAT16 && read.dtype() == DType.FLOAT32) {
        return Tensor.rounded(read.floats(), dtype, read.shape());
      }
      if (read.dtype() != dtype) {
        throw new IOException(
            file + ": array " + name + " (" + read + ") must be of type " + dtype.torchName());
      }
      return read;
    } catch (NpyFormatException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** What both sides got and gave; with the exact values and bounds, times the slack. */
  static Map<String, Tensor> of(Evidence evidence) {
    Map<String, Tensor> data = arguments(evidence.arguments());
    for (Evidence.Part part : evidence.parts()) {
      put(data, part.name() + "_candidate", part.candidate());
      put(data, part.name() + "_pytorch", part.reference());
      ExactValues<?> exact = part.exact();
      if (exact != null && part.reference() != null) {
        putExact(data, part.name(), exact, evidence.conditions().slack());
      }
    }
    return data;
  }

  private static Map<String, Tensor> arguments(Arguments arguments) {
    Map<String, Tensor> data = new LinkedHashMap<>();
    put(data, "input", arguments.input());
    put(data, "weight", arguments.weight());
    put(data, "bias", arguments.bias());
    put(data, "grad_output", arguments.gradOutput());
    return data;
  }

  private static void put(Map<String, Tensor> data, String name, @Nullable Tensor tensor) {
    if (tensor != null) {
      data.put(name, tensor);
    }
  }

  private static void putExact(
      Map<String, Tensor> data, String name, ExactValues<?> exact, double slack) {
    double[] values = new double[exact.elements()];
    double[] bounds = new double[exact.elements()];
    double[] legal = new double[exact.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = exact.value(i);
      bounds[i] = exact.plainBound(i) * slack;
      legal[i] = FINITE;
      if (Double.isNaN(bounds[i])) {
        Answer answer = exact.answer(i);
        values[i] = answer.value();
        bounds[i] = answer.bound().doubleValue() * slack;
        legal[i] = legal(answer);
      }
      // The exact value was rounded to double.
      bounds[i] += Double.isFinite(values[i]) ? Math.ulp(values[i]) : 0;
    }
    int[] shape = exact.shape().dims();
    data.put(name + "_exact", Tensor.float64(values, shape));
    data.put(name + "_bound", Tensor.float64(bounds, shape));
    if (Arrays.stream(legal).anyMatch(kinds -> kinds != FINITE)) {
      data.put(name + "_legal", Tensor.float64(legal, shape));
    }
  }

  private static int legal(Answer answer) {
    return (answer.finite() ? FINITE : 0)
        + (answer.nan() ? NAN : 0)
        + (answer.positiveInfinity() ? POSITIVE_INFINITY : 0)
        + (answer.negativeInfinity() ? NEGATIVE_INFINITY : 0);
  }

  /** The content of {@code data.npz}. */
  static byte[] npz(Map<String, Tensor> data) {
    Map<String, Tensor> writable = new LinkedHashMap<>(data);
    writable.replaceAll(
        (name, tensor) ->
            tensor.dtype() == DType.BFLOAT16
                ? Tensor.float32(tensor.floats(), tensor.shape())
                : tensor);
    return Npz.write(writable);
  }
}
