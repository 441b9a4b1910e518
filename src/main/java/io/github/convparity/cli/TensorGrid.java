package io.github.convparity.cli;

import io.github.convparity.conv.Pair;
import io.github.convparity.npy.Npy;
import io.github.convparity.npy.NpyFormatException;
import io.github.convparity.npy.Npz;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.Literals;
import io.github.convparity.suite.MappedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A grid whose tensors come from files; their shapes and type take the place of axes. */
final class TensorGrid {
  private final @Nullable Tensor input;
  private final @Nullable Tensor weight;
  private final @Nullable Tensor bias;

  private TensorGrid(@Nullable Tensor input, @Nullable Tensor weight, @Nullable Tensor bias) {
    this.input = input;
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * Reads the files.
   *
   * @throws UsageException if one is no such tensor, or an option contradicts it
   */
  static TensorGrid read(TensorOptions files, SelectionOptions.AxisOptions axes)
      throws IOException {
    Tensor input = tensor("--input-file", files.input);
    Tensor weight = tensor("--weight-file", files.weight);
    Tensor bias = tensor("--bias-file", files.bias);
    if (input != null) {
      requireRank("--input-file", input, 3, 4);
      refuseBeside("--input-file", "--batch", axes.batch);
      refuseBeside("--input-file", "--in-channels", axes.inChannels);
      refuseBeside("--input-file", "--size", axes.size);
    }
    if (weight != null) {
      requireRank("--weight-file", weight, 4, 4);
      refuseBeside("--weight-file", "--out-channels", axes.outChannels);
      refuseBeside("--weight-file", "--kernel", axes.kernel);
      refuseBeside("--weight-file", "--in-channels", axes.inChannels);
    }
    if (bias != null) {
      requireRank("--bias-file", bias, 1, 1);
      refuseBeside("--bias-file", "--bias", axes.bias);
    }
    refuseBeside("a tensor's file", "--dtype", axes.dtype);
    List<DType> types =
        Stream.of(input, weight, bias)
            .filter(Objects::nonNull)
            .map(Tensor::dtype)
            .distinct()
            .toList();
    if (types.size() > 1) {
      throw new UsageException(
          "tensors from files must have one dtype; these have "
              + String.join(" and ", types.stream().map(DType::torchName).toList()));
    }
    return new TensorGrid(input, weight, bias);
  }

  private static @Nullable Tensor tensor(String option, @Nullable String file) throws IOException {
    if (file == null) {
      return null;
    }
    int hash = file.lastIndexOf(".npz#");
    byte[] content = Files.readAllBytes(TensorOptions.file(file));
    try {
      if (hash >= 0) {
        return Npz.read(content, file.substring(hash + ".npz#".length()));
      }
      return file.toLowerCase(Locale.ROOT).endsWith(".npz") ? Npz.read(content) : Npy.read(content);
    } catch (NpyFormatException e) {
      throw new UsageException(option + " " + file + ": " + e.getMessage());
    }
  }

  private static void requireRank(String option, Tensor tensor, int least, int most) {
    int rank = tensor.sizes().rank();
    if (rank < least || rank > most) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s (shape %s) must have %s dimensions",
              option,
              tensor.sizes(),
              least == most ? Integer.toString(least) : least + " or " + most));
    }
  }

  private static void refuseBeside(String file, String option, @Nullable String value) {
    if (value != null) {
      throw new UsageException(
          option + " (" + value + ") must not be given beside " + file + ", which says it");
    }
  }

  /** The product of the axes that the files leave open, with the files' data in every case. */
  Suite suite(Axes axes, boolean biasGiven) {
    Axes open =
        new Axes(
            input == null
                ? axes.batch()
                : List.of(input.sizes().rank() == 4 ? input.sizes().dim(0) : Axes.UNBATCHED),
            input == null ? axes.inChannels() : List.of(input.sizes().dim(-3)),
            weight == null ? axes.outChannels() : List.of(weight.sizes().dim(0)),
            input == null
                ? axes.size()
                : List.of(new Pair(input.sizes().dim(-2), input.sizes().dim(-1))),
            weight == null
                ? axes.kernel()
                : List.of(new Pair(weight.sizes().dim(2), weight.sizes().dim(3))),
            axes.stride(),
            axes.padding(),
            axes.dilation(),
            axes.groups(),
            weight != null && bias == null && !biasGiven ? List.of(false) : axes.bias(),
            axes.paddingMode(),
            dtype() == null ? axes.dtype() : List.of(dtype()),
            axes.fill(),
            axes.seed());
    Suite suite = new MappedSuite(open.suite("axes", "a grid by axes"), this::withData);
    for (int position = 0; position < suite.size(); position++) {
      suite.get(position).requireFittingLiterals();
    }
    return suite;
  }

  private @Nullable DType dtype() {
    return Stream.of(input, weight, bias)
        .filter(Objects::nonNull)
        .map(Tensor::dtype)
        .findFirst()
        .orElse(null);
  }

  private ParityCase withData(ParityCase c) {
    Setting s = c.setting();
    if (weight != null) {
      int groups = s.options().groups();
      int second = weight.sizes().dim(1);
      int channels = groups > 0 ? Math.multiplyExact(second, groups) : second;
      // Without a file for the input it has as many channels as the weight reads.
      Shape data = input == null ? withChannels(s.input(), channels) : s.input();
      s = new Setting(data, channels, s.outChannels(), s.kernel(), s.bias(), s.options());
    }
    Literals literals = new Literals(flat(input), flat(weight), s.bias() ? flat(bias) : null, null);
    return c.withSetting(s).withLiterals(literals);
  }

  private static @Nullable Tensor flat(@Nullable Tensor tensor) {
    return tensor == null ? null : Tensor.float64(tensor.doubles(), tensor.length());
  }

  private static Shape withChannels(Shape input, int channels) {
    int[] dims = input.dims();
    dims[dims.length - 3] = channels;
    return Shape.of(dims);
  }
}
