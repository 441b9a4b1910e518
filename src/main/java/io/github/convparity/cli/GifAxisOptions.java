package io.github.convparity.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The setting of a series of pictures, but for what varies; null where not given. */
final class GifAxisOptions extends SettingOptions {
  @Option(
      names = "--out-channels",
      paramLabel = "O",
      description = "Output channels, of which the first is drawn (1).")
  @Nullable String outChannels;

  @Option(names = "--size", paramLabel = "HxW", description = "Input size (the picture's).")
  @Nullable String size;

  @Option(names = "--bias", paramLabel = "BOOL", description = "true, false (false).")
  @Nullable String bias;

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      description = "float32, float64, float16, bfloat16 (float32).")
  @Nullable String dtype;

  @Option(
      names = "--fill",
      paramLabel = "FILL",
      description =
          "Other numbers than the picture's: uniform, normal, integer, constant, impulse,"
              + " cancelling.")
  @Nullable String fill;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the numbers (0).")
  @Nullable String seed;

  /** As the options of a grid. */
  SelectionOptions.AxisOptions toAxisOptions() {
    SelectionOptions.AxisOptions axes = new SelectionOptions.AxisOptions();
    axes.kernel = kernel;
    axes.stride = stride;
    axes.padding = padding;
    axes.dilation = dilation;
    axes.groups = groups;
    axes.paddingMode = paddingMode;
    axes.inChannels = inChannels;
    axes.outChannels = outChannels;
    axes.size = size;
    axes.bias = bias;
    axes.dtype = dtype;
    axes.fill = fill;
    axes.seed = seed;
    return axes;
  }
}
