package io.github.convparity.cli;

import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The axes of a configuration: the axis options without their hyphens. */
final class ConfigAxes {
  private interface Getter {
    @Nullable String get(SelectionOptions.AxisOptions axes);
  }

  private interface Setter {
    void set(SelectionOptions.AxisOptions axes, @Nullable String value);
  }

  private record Axis(Getter getter, Setter setter) {}

  private static final Map<String, Axis> AXES = axes();

  private ConfigAxes() {}

  private static Map<String, Axis> axes() {
    Map<String, Axis> axes = new LinkedHashMap<>();
    axes.put("batch", new Axis(a -> a.batch, (a, v) -> a.batch = v));
    axes.put("in-channels", new Axis(a -> a.inChannels, (a, v) -> a.inChannels = v));
    axes.put("out-channels", new Axis(a -> a.outChannels, (a, v) -> a.outChannels = v));
    axes.put("size", new Axis(a -> a.size, (a, v) -> a.size = v));
    axes.put("kernel", new Axis(a -> a.kernel, (a, v) -> a.kernel = v));
    axes.put("stride", new Axis(a -> a.stride, (a, v) -> a.stride = v));
    axes.put("padding", new Axis(a -> a.padding, (a, v) -> a.padding = v));
    axes.put("dilation", new Axis(a -> a.dilation, (a, v) -> a.dilation = v));
    axes.put("groups", new Axis(a -> a.groups, (a, v) -> a.groups = v));
    axes.put("bias", new Axis(a -> a.bias, (a, v) -> a.bias = v));
    axes.put("padding-mode", new Axis(a -> a.paddingMode, (a, v) -> a.paddingMode = v));
    axes.put("dtype", new Axis(a -> a.dtype, (a, v) -> a.dtype = v));
    axes.put("fill", new Axis(a -> a.fill, (a, v) -> a.fill = v));
    axes.put("seed", new Axis(a -> a.seed, (a, v) -> a.seed = v));
    return axes;
  }

  /** Reads them, each checked as its option would be; a list is its items with commas between. */
  static void read(YamlNode node, SelectionOptions.AxisOptions into) {
    node.entries(List.copyOf(AXES.keySet()))
        .forEach(
            (key, value) -> {
              Axis axis = Objects.requireNonNull(AXES.get(key));
              String text = String.join(",", value.texts());
              SelectionOptions.AxisOptions alone = new SelectionOptions.AxisOptions();
              axis.setter().set(alone, text);
              value.check(() -> new AxisParser(alone).axes(Pictures.unseen()));
              axis.setter().set(into, text);
            });
  }

  /** Takes over what is not given. */
  static void fill(SelectionOptions.AxisOptions from, SelectionOptions.AxisOptions into) {
    for (Axis axis : AXES.values()) {
      if (axis.getter().get(into) == null) {
        axis.setter().set(into, axis.getter().get(from));
      }
    }
  }
}
