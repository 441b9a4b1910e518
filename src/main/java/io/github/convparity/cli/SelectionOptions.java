package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which cases: suites, files, ids, and a grid by axes. */
final class SelectionOptions {
  @Parameters(
      paramLabel = "SUITE",
      arity = "0..*",
      description = "Suites by name; `convparity list` shows them.")
  List<String> suites = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nWhich cases:%n")
  CaseOptions cases = new CaseOptions();

  @ArgGroup(
      validate = false,
      heading =
          "%nA grid by axes, every value with every other; values like 3, 1..10, 1..9:2, 1,3,5, 3x5,"
              + " 0..3,same, m1:%n")
  AxisOptions axes = new AxisOptions();

  @ArgGroup(
      validate = false,
      heading = "%nTensors from numpy files (.npy, .npz, .npz#name), for the grid by axes:%n")
  TensorOptions tensors = new TensorOptions();

  /** Cases one by one. */
  static final class CaseOptions {
    @Option(
        names = "--cases",
        paramLabel = "FILE",
        description =
            "A file of cases, one JSON object a line; or what PyTorch's print(model) shows."
                + " Repeatable.")
    List<Path> files = new ArrayList<>();

    @Option(
        names = "--case",
        paramLabel = "ID",
        description =
            "A case by its id, or in PyTorch's notation: 'Conv2d(3, 8, kernel_size=(3, 3))'."
                + " Repeatable.")
    List<String> ids = new ArrayList<>();

    @Option(
        names = "--image",
        paramLabel = "FILE",
        description =
            "Take this picture as the input of every selected case (of seed and edges if nothing"
                + " else is selected).")
    @Nullable Path image;

    @Option(
        names = "--grad",
        description =
            "Compare the gradients of input, weight and bias as well, in every selected case.")
    boolean grad;

    @Option(
        names = "--input",
        paramLabel = "DIMS",
        description =
            "Input of a case in PyTorch's notation, like 1x3x32x32 (from --batch and --size).")
    @Nullable String input;

    @Option(
        names = "--filter",
        paramLabel = "TOKENS",
        description =
            "Narrows the selection: 'k:3 s:>1 mode:reflect !d:1'; keys i o c k s p d g bias mode"
                + " dtype fill r suite.")
    List<String> filters = new ArrayList<>();

    /** Files that are not selected, but in which ids with literal data are looked up. */
    List<Path> lookedUpIn = List.of();
  }

  /** The axes; null where not given. */
  static final class AxisOptions extends SettingOptions {
    @Option(names = "--out-channels", paramLabel = "O", description = "Output channels (4).")
    @Nullable String outChannels;

    @Option(names = "--size", paramLabel = "HxW", description = "Input size (32x32).")
    @Nullable String size;

    @Option(names = "--batch", paramLabel = "N", description = "Images, or none (1).")
    @Nullable String batch;

    @Option(names = "--bias", paramLabel = "BOOL", description = "true, false (true).")
    @Nullable String bias;

    @Option(
        names = "--dtype",
        paramLabel = "TYPE",
        description =
            "float32, float64, float16, bfloat16 (float32). Beside suites or cases this and the"
                + " next two replace the property in every case without literal data.")
    @Nullable String dtype;

    @Option(
        names = "--fill",
        paramLabel = "FILL",
        description =
            "uniform, normal, integer, constant, impulse, cancelling, image:NAME (uniform).")
    @Nullable String fill;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "Seed of the data (0); of fuzz, of what is drawn (the clock).")
    @Nullable String seed;
  }
}
