package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launching script in a project of its own, with a {@code java} and a {@code mvn} that only
 * tell how they are called.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherScriptTest {
  @TempDir private Path temporary;

  private Path root;
  private Path source;

  private record Ran(int exit, List<String> out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    root = Files.createDirectories(temporary.resolve("the project"));
    Path script = root.resolve("scripts/convparity");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("scripts", "convparity"), script);
    source = root.resolve("src/main/java/Main.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.writeString(root.resolve("pom.xml"), "");
    program("jdk/bin/java", "printf '%s\\n' \"$@\"");
    program("bin/mvn", "echo built >> \"" + root + "/builds\"; echo a log");
    long past = Instant.now().getEpochSecond() - 1000;
    for (Path file :
        List.of(source, source.getParent(), root.resolve("src/main"), root.resolve("pom.xml"))) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(past)));
    }
  }

  private void program(String name, String body) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran run(Map<String, String> environment, Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(script.toString()));
    words.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).directory(temporary.toFile());
    builder
        .redirectOutput(temporary.resolve("stdout").toFile())
        .redirectError(temporary.resolve("stderr").toFile());
    builder.environment().put("JAVA_HOME", temporary.resolve("jdk").toString());
    builder.environment().put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().remove("CONVPARITY_JAVA_OPTS");
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Ran(
        exit,
        Files.readAllLines(temporary.resolve("stdout")),
        Files.readString(temporary.resolve("stderr")));
  }

  private Ran run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), root.resolve("scripts/convparity"), arguments);
  }

  private long builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void theFirstUseBuildsAndTheNextDoesNot() throws Exception {
    Ran first = run("list");
    Ran second = run("list");

    assertThat(first.exit()).isZero();
    assertThat(first.err()).contains("building");
    assertThat(second.exit()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .isEqualTo(first.out()); // what the build says is not on standard output
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedAndRemovedSourcesAreBuiltAgain() throws Exception {
    run("list");
    FileTime later = FileTime.from(Instant.now().plusSeconds(5));

    Files.setLastModifiedTime(source, later);
    run("list");
    assertThat(builds()).isEqualTo(2);

    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(root.resolve("pom.xml"), later);
    run("list");
    assertThat(builds()).isEqualTo(3);

    Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), later);
    run("list");
    assertThat(builds()).isEqualTo(4);
  }

  @Test
  void argumentsAreHandedOnAsTheyAre() throws Exception {
    Ran ran = run("run", "--case", "a  b", "", "*", "--cases=ü.jsonl");

    int main = ran.out().indexOf("io.github.convparity.cli.Main");
    assertThat(ran.out().subList(main + 1, ran.out().size()))
        .containsExactly("run", "--case", "a  b", "", "*", "--cases=ü.jsonl");
    assertThat(ran.out().get(main - 1))
        .isEqualTo(root.toRealPath() + "/target/classes:" + root.toRealPath() + "/target/lib/*");
    assertThat(ran.out())
        .contains("-Dai.djl.offline=true")
        .doesNotContain("-Dconvparity.stdout.terminal=true", "-Dconvparity.stderr.terminal=true");
  }

  @Test
  void noArgumentIsHandedOnAsNone() throws Exception {
    Ran ran = run();

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).endsWith("io.github.convparity.cli.Main");
  }

  @Test
  void itMayBeCalledThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(
            temporary.resolve("bin/convparity"), root.resolve("scripts/convparity"));

    Ran ran = run(Map.of(), link, "list");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(root.toRealPath() + "/target/classes:" + root.toRealPath() + "/target/lib/*");
  }

  @Test
  void optionsForJavaAreWords() throws Exception {
    Ran ran =
        run(
            Map.of("CONVPARITY_JAVA_OPTS", "-Xmx8g -ea"),
            root.resolve("scripts/convparity"),
            "run");

    assertThat(ran.out()).containsSubsequence("-Xmx8g", "-ea", "-cp");
  }

  @Test
  void theExitCodeIsThatOfJava() throws Exception {
    run("list");
    program("jdk/bin/java", "exit 4");

    assertThat(run("run").exit()).isEqualTo(4);
  }

  @Test
  void aMissingJavaIsUnavailable() throws Exception {
    Ran ran =
        run(
            Map.of("JAVA_HOME", temporary.resolve("none").toString()),
            root.resolve("scripts/convparity"),
            "list");

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("convparity: ").contains("java is missing");
  }

  @Test
  void aBuildThatFailsShowsItsLogAndIsTriedAgain() throws Exception {
    program("bin/mvn", "echo built >> \"" + root + "/builds\"; echo no such package; exit 1");

    Ran ran = run("list");
    run("list");

    assertThat(ran.exit()).isEqualTo(ExitCodes.INTERNAL);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("no such package").contains("the build failed");
    assertThat(builds()).isEqualTo(2);
  }
}
