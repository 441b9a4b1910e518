import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the sources that nobody should write by hand: the unrolled micro-kernels, and for classes
 * in float their twins in double. The build runs it, before it compiles anything.
 *
 * <p>Arguments: the folder of the written sources, and the folder to write to, which it owns: what
 * is not generated any more is deleted there. Files that would not change are left alone.
 */
public final class GenerateSources {
  /** The micro-kernels: so many rows times so many vectors. The one place to change them. */
  private static final List<Shape> SHAPES =
      shapes("8x3 8x2 8x1 4x6 4x5 4x4 4x3 4x2 4x1 1x8 1x4 1x2 1x1");

  private static final String PACKAGE = "io/github/convparity/";

  /** The first line of a source that has a twin, which it names. */
  private static final Pattern MARK =
      Pattern.compile("\\A// (\\w+) is generated from this file\\.");

  private GenerateSources() {}

  public static void main(String[] args) throws IOException {
    Path written = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Map<Path, String> sources = new HashMap<>();
    String tiles = new Tiles().source();
    sources.put(Path.of(PACKAGE, "simd/FloatTiles.java"), from("a table of shapes", tiles));
    sources.put(
        Path.of(PACKAGE, "simd/DoubleTiles.java"), from("a table of shapes", inDouble(tiles)));
    for (Path file : files(written)) {
      String source = Files.readString(file);
      Matcher mark = MARK.matcher(source);
      if (mark.find()) {
        addTwin(written.relativize(file), source, mark.group(1), sources);
      }
    }
    write(sources, target);
  }

  private static void addTwin(Path file, String source, String twin, Map<Path, String> sources) {
    String name = file.getFileName().toString();
    if (!inDouble(name).equals(twin + ".java") || name.equals(twin + ".java")) {
      throw new IllegalArgumentException(file + " cannot have the twin " + twin);
    }
    String rest = source.substring(source.indexOf('\n') + 1);
    if (sources.put(file.resolveSibling(twin + ".java"), from(name, inDouble(rest))) != null) {
      throw new IllegalArgumentException(twin + " would be generated twice");
    }
  }

  private static String from(String what, String source) {
    return "// Generated from " + what + " by src/main/generator/GenerateSources.java.\n" + source;
  }

  /** The same in double. Words with a number are names of types, and have twins of their own. */
  private static String inDouble(String source) {
    return source
        .replace("float32", "float64")
        .replace("FLOAT32", "FLOAT64")
        .replaceAll("float(?!\\d)", "double")
        .replaceAll("Float(?!\\d)", "Double")
        .replaceAll("\\b(\\d+(?:\\.\\d+)?(?:e-?\\d+)?)f\\b", "$1d");
  }

  private static void write(Map<Path, String> sources, Path target) throws IOException {
    for (Map.Entry<Path, String> source : sources.entrySet()) {
      Path file = target.resolve(source.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    }
    for (Path file : files(target)) {
      if (!sources.containsKey(target.relativize(file))) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(Files.createDirectories(folder))) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private record Shape(int rows, int vectors) {
    private String name() {
      return rows + "x" + vectors;
    }
  }

  private static List<Shape> shapes(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split("x", -1))
        .map(sizes -> new Shape(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1])))
        .toList();
  }

  /** What a micro-kernel does. */
  private enum Kind {
    /** Sums that are loaded first cost a fifth of the speed. */
    SUM("sum", "FloatVector.zero(SPECIES)", SUM_COMMENT),
    ADD("add", "FloatVector.fromArray(SPECIES, c, %2$s)", ADD_COMMENT);

    private final String method;
    private final String start;
    private final String comment;

    Kind(String method, String start, String comment) {
      this.method = method;
      this.start = start;
      this.comment = comment;
    }

    private String method(Shape shape) {
      return method + shape.name();
    }
  }

  /** The micro-kernels in float. */
  private static final class Tiles {
    private final List<String> lines = new ArrayList<>();

    String source() {
      lines.add(HEAD.stripTrailing());
      lines.add("");
      lines.add("  /** The micro-kernels: rows x vectors. */");
      lines.add("  static final String SHAPES = \"" + names() + "\";");
      for (Kind kind : Kind.values()) {
        dispatch(kind);
        SHAPES.forEach(shape -> kernel(kind, shape));
      }
      lines.add("}");
      return String.join("\n", lines) + "\n";
    }

    private void dispatch(Kind kind) {
      lines.add("");
      lines.add(kind.comment.stripTrailing());
      lines.add("   *");
      lines.add("   * @param count of rows; with {@code vectors} one of " + names());
      lines.add("   */");
      lines.add("  public static void " + kind.method + "(");
      lines.add("      int count,");
      lines.add("      int vectors,");
      parameters();
      lines.add("    switch (100 * count + vectors) {");
      for (Shape shape : SHAPES) {
        String call = kind.method(shape) + "(a, first, b, base, offsets, from, to, c, at, step)";
        lines.add("      case " + (100 * shape.rows + shape.vectors) + " -> " + call + ";");
      }
      lines.add("      default ->");
      lines.add("          throw new IllegalArgumentException(");
      lines.add("              count + \"x\" + vectors + \" must be one of \" + SHAPES);");
      lines.add("    }");
      lines.add("  }");
    }

    private static String names() {
      return SHAPES.stream().map(Shape::name).collect(Collectors.joining(" "));
    }

    private void parameters() {
      lines.add("      float[][] a,");
      lines.add("      int first,");
      lines.add("      float[] b,");
      lines.add("      int base,");
      lines.add("      int[] offsets,");
      lines.add("      int from,");
      lines.add("      int to,");
      lines.add("      float[] c,");
      lines.add("      int at,");
      lines.add("      int step) {");
    }

    /** Rows of one array would each need a register for their place. */
    private void kernel(Kind kind, Shape shape) {
      lines.add("");
      lines.add("  private static void " + kind.method(shape) + "(");
      parameters();
      for (int row = 0; row < shape.rows; row++) {
        lines.add("    float[] a%1$d = a[first + %1$d];".formatted(row));
      }
      sums(shape, "    FloatVector %1$s = " + kind.start + ";");
      lines.add("    for (int i = from; i < to; i++) {");
      lines.add("      int x = base + offsets[i];");
      for (int v = 0; v < shape.vectors; v++) {
        lines.add(
            "      FloatVector x%d = FloatVector.fromArray(SPECIES, b, x%s);"
                .formatted(v, times(v, "LANES")));
      }
      for (int row = 0; row < shape.rows; row++) {
        lines.add(
            "      FloatVector w%1$d = FloatVector.broadcast(SPECIES, a%1$d[i]);".formatted(row));
        for (int v = 0; v < shape.vectors; v++) {
          lines.add("      %1$s = w%2$d.fma(x%3$d, %1$s);".formatted(sum(row, v), row, v));
        }
      }
      lines.add("    }");
      sums(shape, "    %1$s.intoArray(c, %2$s);");
      lines.add("  }");
    }

    /** A line for each sum, from its name and its place. */
    private void sums(Shape shape, String line) {
      IntStream.range(0, shape.rows * shape.vectors)
          .forEach(
              i -> {
                int row = i / shape.vectors;
                int v = i % shape.vectors;
                String place = "at" + times(row, "step") + times(v, "LANES");
                lines.add(line.formatted(sum(row, v), place));
              });
    }

    private static String sum(int row, int v) {
      return "c" + row + "_" + v;
    }

    private static String times(int factor, String name) {
      return factor == 0 ? "" : factor == 1 ? " + " + name : " + " + factor + " * " + name;
    }
  }

  private static final String HEAD =
      """
      package io.github.convparity.simd;

      import jdk.incubator.vector.FloatVector;
      import jdk.incubator.vector.VectorSpecies;

      /**
       * Sums of products in registers: some rows of one operand times some columns of the other, each sum
       * taken with fused multiply-add in the order of its terms. Lanes are different sums, so the bits do
       * not depend on the width of the vectors.
       */
      public final class FloatTiles {
        private static final VectorSpecies<Float> SPECIES = Species.ofFloats();

        /** Numbers in a vector. */
        public static final int LANES = SPECIES.length();

        /** Whether there are registers for 24 sums: 32 of them, as with 512 bits. */
        public static final boolean WIDE = SPECIES.vectorBitSize() == 512;

        private FloatTiles() {}
      """;

  private static final String SUM_COMMENT =
      """
        /**
         * Sets {@code c[at + r * step + j]} to the sum from +0 of the products {@code a[first + r][i] *
         * b[base + offsets[i] + j]} for i from {@code from} to {@code to - 1}, for each row r below
         * {@code count} and each j below {@code vectors * LANES}.
      """;

  private static final String ADD_COMMENT =
      """
        /**
         * The same, but the sums go on from what stands in {@code c}.
      """;
}
