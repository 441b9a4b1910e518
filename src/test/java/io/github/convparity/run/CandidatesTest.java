package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CandidatesTest {
  private static final String DIRECT =
      "return new DirectConv2d().forward(input, weight, bias, options);";

  /**
   * Two registered candidates, {@code fast} and {@code slow}, and one that is not, {@code lone}.
   */
  @TempDir private static Path classes;

  /** Classes that cannot be candidates, none of them registered. */
  @TempDir private static Path unfit;

  @TempDir private Path temporary;

  @BeforeAll
  static void compile() throws IOException {
    CompiledCandidates.in(classes)
        .with("Fast", "fast", DIRECT)
        .with("Slow", "slow", DIRECT)
        .with("Lone", "lone", DIRECT)
        .with("Another", "direct", DIRECT)
        .with("Twin", "fast", DIRECT)
        .compileAndRegister("Fast", "Slow");
    CompiledCandidates.in(unfit)
        .with(
            "Throwing",
            "throwing",
            DIRECT,
            "public Throwing() { throw new IllegalStateException(\"no licence\"); }")
        .with(
            "Failing",
            "failing",
            DIRECT,
            "public Failing() { throw new AssertionError(\"not today\"); }")
        .with("Static", "static", DIRECT, "static final int ONE = 1 / Integer.parseInt(\"0\");")
        .with("Asking", "asking", DIRECT, "public Asking(int width) {}")
        .with("Private", "private", DIRECT, "private Private() {}")
        .with("Spaced", "a name", DIRECT)
        .with("Nameless", "", DIRECT)
        .withSource("NullName", source("class NullName implements Conv2d", "return null;"))
        .withSource(
            "BadName",
            source(
                "class BadName implements Conv2d", "throw new IllegalStateException(\"no name\");"))
        .withSource(
            "Abstract", source("abstract class Abstract implements Conv2d", "return \"abstract\";"))
        .withSource("Other", "package com.acme; public class Other {}")
        .compile();
  }

  private static String source(String declaration, String bodyOfName) {
    return "package com.acme; import io.github.convparity.conv.*; import io.github.convparity.tensor.Tensor;"
        + " public "
        + declaration
        + " { public String name() { "
        + bodyOfName
        + " }"
        + " public Tensor forward(Tensor i, Tensor w, Tensor b, Conv2dOptions o) { return i; } }";
  }

  private static List<String> names(List<String> asked, Path... paths) throws IOException {
    return Candidates.find(asked, List.of(paths)).stream().map(Candidate::name).toList();
  }

  private static ThrowableAssertAlternative<UsageException> assertUsageError(
      List<String> asked, Path... paths) {
    return assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Candidates.find(asked, List.of(paths)));
  }

  @Test
  void withoutAnyWishItIsDirect() throws IOException {
    List<Candidate> found = Candidates.find(List.of(), List.of());

    assertThat(found).hasSize(1);
    assertThat(found.get(0).name()).isEqualTo("direct");
    assertThat(found.get(0).type()).isEqualTo(DirectConv2d.class);
  }

  @Test
  void ownCandidatesAreFoundByNameAndByClass() throws IOException {
    assertThat(names(List.of("direct"))).containsExactly("direct");
    assertThat(names(List.of(DirectConv2d.class.getName()))).containsExactly("direct");
    assertThat(Candidates.own()).extracting(Candidate::name).contains("direct");
  }

  @Test
  void everyCallOfTheFactoryMakesAnotherInstance() throws IOException {
    Candidate direct = Candidates.find(List.of("direct"), List.of()).get(0);

    Conv2d first = direct.factory().get();

    assertThat(first).isInstanceOf(DirectConv2d.class).isNotSameAs(direct.factory().get());
  }

  @Test
  void aFolderOfClassesGivesAllThatAreRegisteredThereAndNoOthers() throws IOException {
    assertThat(names(List.of(), classes)).containsExactly("fast", "slow");
  }

  @Test
  void aJarGivesAllThatAreRegisteredThere() throws IOException {
    Path jar = CompiledCandidates.jar(classes, temporary.resolve("mine.jar"));

    assertThat(names(List.of(), jar)).containsExactly("fast", "slow");
    assertThat(names(List.of("com.acme.Lone"), jar)).containsExactly("lone");
  }

  @Test
  void aFolderOfJarsGivesAllThatAreRegisteredInThem() throws IOException {
    CompiledCandidates.jar(classes, temporary.resolve("mine.jar"));
    Path more =
        CompiledCandidates.in(temporary.resolve("more"))
            .with("More", "more", DIRECT)
            .compileAndRegister("More");
    CompiledCandidates.jar(more, temporary.resolve("more.jar"));

    assertThat(names(List.of(), temporary)).containsExactlyInAnyOrder("fast", "slow", "more");
  }

  @Test
  void severalPathsCountTogether() throws IOException {
    Path more =
        CompiledCandidates.in(temporary).with("More", "more", DIRECT).compileAndRegister("More");

    assertThat(names(List.of(), classes, more)).containsExactly("fast", "slow", "more");
    assertThat(names(List.of("more", "direct", "fast"), classes, more))
        .containsExactly("more", "direct", "fast");
  }

  @Test
  void aClassNeedNotBeRegisteredToBeAskedForByItsName() throws IOException {
    assertThat(names(List.of("com.acme.Lone", "slow"), classes)).containsExactly("lone", "slow");
  }

  @Test
  void anOwnNameThatAUsersClassHasAsWellNeedsTheClassName() throws IOException {
    Path other =
        CompiledCandidates.in(temporary)
            .with("Another", "direct", DIRECT)
            .compileAndRegister("Another");

    assertUsageError(List.of("direct"), other).withMessageContaining("candidate name (direct)");
    assertThat(Candidates.find(List.of("com.acme.Another"), List.of(other)).get(0).type().getName())
        .isEqualTo("com.acme.Another");
    assertThat(names(List.of(), other)).containsExactly("direct");
  }

  @Test
  void twoOfOneNameAreAUsageErrorThatNamesBothClasses() {
    assertUsageError(List.of("fast", "com.acme.Twin"), classes)
        .withMessage(
            "candidate name (fast) must be unique; com.acme.Fast and com.acme.Twin both have it");
    assertUsageError(List.of("direct", "com.acme.Another"), classes)
        .withMessageContaining("must be unique");
    assertUsageError(List.of("direct", "direct")).withMessageContaining("must be unique");
  }

  @Test
  void anUnknownNameIsAUsageErrorThatSuggestsTheNearest() {
    assertUsageError(List.of("dircet"))
        .withMessage(
            "candidate (dircet) must be one of direct, vector, or a class on --candidate-path; did you mean \"direct\"?");
    assertUsageError(List.of("fsat"), classes).withMessageContaining("did you mean \"fast\"?");
    assertUsageError(List.of("com.acme.None"), classes)
        .withMessageContaining("direct, vector, fast, slow");
    assertUsageError(List.of("")).withMessageContaining("candidate ()");
    assertUsageError(List.of("com/acme/Fast"), classes).withMessageContaining("com/acme/Fast");
  }

  @Test
  void aPathWithoutImplementationsIsAUsageError() throws IOException {
    Path text = Files.writeString(temporary.resolve("not-a-jar.jar"), "text");

    assertUsageError(List.of(), unfit)
        .withMessageContaining("META-INF/services/" + Conv2d.class.getName());
    assertUsageError(List.of(), text).withMessageContaining("not-a-jar.jar");
    assertUsageError(List.of(), Files.createDirectory(temporary.resolve("empty")))
        .withMessageContaining("empty");
  }

  @Test
  void aPathThatDoesNotExistIsMissing() {
    Path missing = temporary.resolve("missing.jar");

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Candidates.find(List.of("direct"), List.of(classes, missing)))
        .withMessageContaining("missing.jar");
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Throwing, no licence",
    "com.acme.Failing, not today",
    "com.acme.Static, cannot be made",
    "com.acme.Asking, must have a public constructor without arguments",
    "com.acme.Private, must have a public constructor without arguments",
    "com.acme.Abstract, cannot be made",
    "com.acme.Spaced, name (a name) of candidate com.acme.Spaced must match",
    "com.acme.Nameless, name () of candidate com.acme.Nameless must match",
    "com.acme.NullName, name (null) of candidate com.acme.NullName must match",
    "com.acme.BadName, no name",
    "com.acme.Other, must implement io.github.convparity.conv.Conv2d",
    "io.github.convparity.conv.Conv2d, must have a public constructor",
    "java.lang.String, must implement io.github.convparity.conv.Conv2d"
  })
  void aClassThatCannotBeACandidateIsAUsageErrorWithItsReason(String className, String reason) {
    assertUsageError(List.of(className), unfit)
        .withMessageContaining(className)
        .withMessageContaining(reason);
  }

  @Test
  void aRegisteredClassThatIsNotThereIsAUsageError() throws IOException {
    Path folder =
        CompiledCandidates.in(temporary)
            .with("More", "more", DIRECT)
            .compileAndRegister("More", "Gone");

    assertUsageError(List.of(), folder).withMessageContaining("com.acme.Gone");
  }

  @Test
  void aClassOfANewerJavaIsAUsageErrorThatSaysSo() throws IOException {
    Path folder =
        CompiledCandidates.in(temporary).with("More", "more", DIRECT).compileAndRegister("More");
    Path file = folder.resolve("com/acme/More.class");
    int newer = Runtime.version().feature() + 44 + 1;
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = (byte) newer; // the major version
    Files.write(file, bytes);

    assertUsageError(List.of(), folder)
        .withMessageContaining("class file version " + newer)
        .withMessageContaining("newer Java");
    assertUsageError(List.of("com.acme.More"), folder).withMessageContaining("newer Java");
  }

  @Test
  void theInstanceThatIsMadeToLearnTheNameIsClosed() throws IOException {
    Path mark = temporary.resolve("closed");
    Path folder =
        CompiledCandidates.in(temporary.resolve("classes"))
            .withSource(
                "Open",
                source(
                    "class Open implements Conv2d, AutoCloseable",
                    "return \"open\"; } public void close() throws Exception { java.nio.file.Files.createFile(java.nio.file.Path.of(\""
                        + mark.toString().replace("\\", "\\\\")
                        + "\"));"))
            .compileAndRegister("Open");

    assertThat(names(List.of(), folder)).containsExactly("open");

    assertThat(mark).exists();
  }
}
