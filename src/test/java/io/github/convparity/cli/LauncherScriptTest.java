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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launching script in a project of its own, with a {@code java} and a {@code mvn} that only
 * tell how they are called.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
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
  void onlySettingsThatComeAgainAreKeptCompiled() throws Exception {
    program("jdk/bin/java", "echo \"kept ${ONEDNN_PRIMITIVE_CACHE_CAPACITY:-by default}\"");
    Path script = root.resolve("scripts/convparity");

    assertThat(run("run", "grid").out()).contains("kept 16384");
    assertThat(run("run", "random", "-q").out()).contains("kept by default");
    assertThat(run("fuzz", "-q").out()).contains("kept by default");
    assertThat(run(Map.of("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "7"), script, "run", "grid").out())
        .contains("kept 7");
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

  /** A build that makes a jar, and a java that makes an archive and tells all its calls. */
  private void buildMakesAJarAndJavaAnArchive() throws IOException {
    program(
        "bin/mvn",
        "echo built >> '"
            + root
            + "/builds'; echo \"$$\" > '"
            + root
            + "/target/convparity-1.2.3.jar'");
    program(
        "jdk/bin/java",
        """
        echo "$@" >> 'ROOT/calls'
        for word in "$@"; do
          case $word in
            -XX:SharedArchiveFile=*/archive) echo "$$" > "${word#*=}"; echo warning; exit ;;
            -XX:DumpLoadedClassList=*) echo "$$" > "${word#*=}"; echo warning >&2; exit ;;
          esac
        done
        printf '%s\\n' "$@"
        """
            .replace("ROOT", root.toString()));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(root.resolve("calls"));
  }

  private static List<String> archives(Ran ran) {
    return ran.out().stream().filter(word -> word.startsWith("-XX:SharedArchiveFile=")).toList();
  }

  @Test
  void aBuildMakesAnArchiveOfClassesAndEveryStartUsesIt() throws Exception {
    buildMakesAJarAndJavaAnArchive();

    Ran first = run("list");
    Ran second = run("list");

    Path target = root.toRealPath().resolve("target");
    assertThat(first.out())
        .contains("-Xlog:cds*=off", target + "/convparity-1.2.3.jar:" + target + "/lib/*");
    assertThat(first.out()).doesNotContain("warning");
    assertThat(first.err()).doesNotContain("warning");
    assertThat(archives(first)).hasSize(1);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(calls()).hasSize(5);
    assertThat(calls().get(0)).contains("-Xshare:off ", " run --case ");
    assertThat(calls().get(1)).contains("-Xshare:off ", " golden verify ");
    assertThat(calls().get(2)).contains("-Xshare:dump ");
  }

  @Test
  void anArchiveThatCannotBeMadeIsTriedOnceAndCostsNothingElse() throws Exception {
    buildMakesAJarAndJavaAnArchive();
    program("jdk/bin/java", "echo \"$@\" >> '" + root + "/calls'; exit 3");

    assertThat(run("list").exit()).isEqualTo(3);
    assertThat(run("list").out()).isEmpty();
    assertThat(run("list").err()).isEmpty();

    assertThat(calls()).hasSize(6);
    assertThat(calls().get(5)).doesNotContain("SharedArchiveFile");
  }

  @Test
  void anInstallationThatCannotBeWrittenHasNoArchiveOfAnotherJava() throws Exception {
    buildMakesAJarAndJavaAnArchive();
    run("list");
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
    Path archives = root.resolve("target/archives");
    for (Path file : files(archives)) {
      Files.delete(file);
    }
    Files.delete(archives);
    Files.writeString(archives, "in the way, as root may write everywhere");

    Ran ran = run("list");

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(archives(ran)).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
    buildMakesAJarAndJavaAnArchive();
    List<String> old = archives(run("list"));
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");

    Ran without = run("list"); // its archive is made meanwhile
    while (files(root.resolve("target/archives")).stream()
            .filter(file -> file.toString().endsWith(".jsa"))
            .count()
        < 2) {
      Thread.sleep(10);
    }
    Ran with = run("list");

    assertThat(archives(without)).isEmpty();
    assertThat(with.out())
        .contains("-Xlog:cds*=off,aot*=off", "--enable-native-access=ALL-UNNAMED");
    assertThat(archives(with)).hasSize(1).isNotEqualTo(old);
  }

  @Test
  void aNewJarHasANewArchive() throws Exception {
    buildMakesAJarAndJavaAnArchive();
    run("list");
    Path archive = Path.of(archives(run("list")).get(0).replaceFirst(".*?=", ""));
    String before = Files.readString(archive);

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    run("list");

    assertThat(Files.readString(archive)).isNotEqualTo(before);
  }
}
