package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents print is what the program prints. A block behind {@code <!-- output of:
 * COMMAND -->} is the command's output, one behind {@code <!-- file: PATH -->} that file. To write
 * them anew: {@code mvn test -Dtest=DocumentsTest -Ddocuments.update=true}.
 */
final class DocumentsTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (output of|file): (.*?) -->\n```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

  private static final Path OUT = Path.of("target", "documents");

  /** What differs from machine to machine, and by what it is replaced in a comparison. */
  private static final Map<String, String> VARIABLE =
      Map.of(
          "Java [0-9][0-9.+-]*", "Java N",
          "(bit-exact|rounding) [0-9]+", "$1 N",
          "[0-9]+ (bit-exact|rounding)", "N $1",
          " +worst [^\n]*", "",
          "  (PyTorch, |candidate )[^\n]*", "  $1",
          "[0-9]+ with PyTorch's very words", "N with PyTorch's very words",
          " {2}[0-9.]+ s\n", "  N s\n");

  @BeforeAll
  static void compileTheExample() throws IOException {
    Path classes = Files.createDirectories(Path.of("target", "own"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                "target/classes",
                "-d",
                classes.toString(),
                "src/it/own/SwappedConv2d.java");
    assertThat(result).isZero();
  }

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    try (DirectoryStream<Path> more = Files.newDirectoryStream(Path.of("src", "docs"), "*.md")) {
      more.forEach(documents::add);
    }
    return documents;
  }

  @Test
  void theReadmeHasOutputOfItsMainCommands() throws IOException {
    assertThat(BLOCK.matcher(Files.readString(Path.of("README.md"))).results().count())
        .isGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void printsWhatTheProgramPrints(Path document) throws IOException {
    String text = Files.readString(document);
    List<MatchResult> blocks = BLOCK.matcher(text).results().toList();
    if (Boolean.getBoolean("documents.update")) {
      Files.writeString(document, updated(text));
      return;
    }
    for (MatchResult block : blocks) {
      String actual = content(block.group(1), block.group(2));
      assertThat(normalized(block.group(4))).as(block.group(2)).isEqualTo(normalized(actual));
    }
  }

  private static String updated(String text) {
    return BLOCK
        .matcher(text)
        .replaceAll(
            block ->
                Matcher.quoteReplacement(
                    String.format(
                        "<!-- %s: %s -->%n```%s%n%s```%n",
                        block.group(1),
                        block.group(2),
                        block.group(3),
                        content(block.group(1), block.group(2)))));
  }

  private static String content(String kind, String what) {
    try {
      return kind.equals("file") ? Files.readString(Path.of(what)) : output(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String output(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    assertThat(words.remove(0)).isEqualTo("scripts/convparity");
    if (List.of("run", "fuzz").contains(words.get(0)) || words.contains("verify")) {
      words.addAll(List.of("-o", OUT.toString()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(out, new ByteArrayOutputStream(), false, false, Map.of());
    String[] arguments = words.toArray(String[]::new);
    Main.commandLine(terminal, arguments).execute(arguments);
    terminal.out().flush();
    return out.toString(StandardCharsets.UTF_8)
        .replace(" --out " + OUT, "")
        .replace(OUT.toString(), ".convparity");
  }

  private static String normalized(String text) {
    String same = text;
    for (Map.Entry<String, String> variable : VARIABLE.entrySet()) {
      same = same.replaceAll(variable.getKey(), variable.getValue());
    }
    return same;
  }
}
