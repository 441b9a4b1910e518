package io.github.convparity.compare;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Pads;
import io.github.convparity.tensor.Shape;

/**
 * What the axes of an output or a gradient stand for, all of them seen as planes of rows and
 * columns, in channels, in batch items (or filters).
 *
 * @param shape as the user sees it; the axes below without those of size 1 that it lacks
 * @param outer number of batch items or of filters
 * @param filters whether the outermost axis is that of the filters
 * @param channels in each of them
 * @param groups of filters, if those are the outermost axis, otherwise of channels
 * @param kernel whether rows and columns are those of the kernel
 * @param near what stands before "the top padding" to say that an element is affected by it
 */
record Layout(
    Shape shape,
    int outer,
    boolean filters,
    int channels,
    int groups,
    PlaneAxis rows,
    PlaneAxis columns,
    boolean kernel,
    String near) {

  static Layout output(Conv2dGeometry g) {
    Conv2dOptions options = g.options();
    Pads pads = options.pads(g.kernelH(), g.kernelW());
    PlaneAxis rows =
        PlaneAxis.ofWindows(
            g.outH(),
            g.inputH(),
            options.stride().h(),
            (long) options.dilation().h() * (g.kernelH() - 1),
            pads.top(),
            Regions.TOP,
            Regions.BOTTOM);
    PlaneAxis columns =
        PlaneAxis.ofWindows(
            g.outW(),
            g.inputW(),
            options.stride().w(),
            (long) options.dilation().w() * (g.kernelW() - 1),
            pads.left(),
            Regions.LEFT,
            Regions.RIGHT);
    return planes(g.output(), g, g.outChannels(), rows, columns, "where the window touches ");
  }

  static Layout inputGradient(Conv2dGeometry g) {
    Conv2dOptions options = g.options();
    Pads pads = options.pads(g.kernelH(), g.kernelW());
    int strideH = options.stride().h();
    int strideW = options.stride().w();
    PlaneAxis rows =
        PlaneAxis.ofInput(
            g.inputH(), strideH, pads.top(), pads.bottom(), Regions.TOP, Regions.BOTTOM);
    PlaneAxis columns =
        PlaneAxis.ofInput(
            g.inputW(), strideW, pads.left(), pads.right(), Regions.LEFT, Regions.RIGHT);
    Shape shape =
        g.batched()
            ? Shape.of(g.batch(), g.channels(), g.inputH(), g.inputW())
            : Shape.of(g.channels(), g.inputH(), g.inputW());
    return planes(shape, g, g.channels(), rows, columns, "next to ");
  }

  private static Layout planes(
      Shape shape, Conv2dGeometry g, int channels, PlaneAxis rows, PlaneAxis columns, String near) {
    int groups = g.options().groups();
    return new Layout(shape, g.batch(), false, channels, groups, rows, columns, false, near);
  }

  static Layout weightGradient(Conv2dGeometry g) {
    return new Layout(
        Shape.of(g.outChannels(), g.weightChannels(), g.kernelH(), g.kernelW()),
        g.outChannels(),
        true,
        g.weightChannels(),
        g.options().groups(),
        PlaneAxis.plain(g.kernelH()),
        PlaneAxis.plain(g.kernelW()),
        true,
        "");
  }

  static Layout biasGradient(int filters, int groups) {
    PlaneAxis one = PlaneAxis.plain(1);
    return new Layout(Shape.of(filters), 1, false, filters, groups, one, one, false, "");
  }

  /** Elements of one plane. */
  int plane() {
    return rows.size() * columns.size();
  }

  /** The name of one value of the outermost axis, without its number. */
  String outerName() {
    return filters ? "filter" : "batch item";
  }

  /** How many values of the axis that is divided into groups each group has. */
  int perGroup() {
    return (filters ? outer : channels) / groups;
  }
}
