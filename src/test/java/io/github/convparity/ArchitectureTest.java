package io.github.convparity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom. The packages stand in the order in which data flows; a package that is not
 * in the table fails, so that each new one is a decision.
 */
final class ArchitectureTest {
  private static final String ROOT = "io.github.convparity.";

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("tensor", Set.of()),
          Map.entry("conv", Set.of("tensor")),
          Map.entry("simd", Set.of()),
          Map.entry("kernel", Set.of("tensor", "conv", "simd")),
          Map.entry("exact", Set.of("tensor", "conv", "simd")),
          Map.entry("image", Set.of("tensor")),
          Map.entry("npy", Set.of("tensor")),
          Map.entry("suite", Set.of("tensor", "conv", "image")),
          Map.entry("compare", Set.of("tensor", "conv", "exact")),
          Map.entry("reference", Set.of("tensor", "conv", "suite")),
          Map.entry("torch", Set.of("tensor", "conv", "suite", "reference")),
          Map.entry(
              "golden", Set.of("tensor", "conv", "exact", "suite", "compare", "reference", "npy")),
          Map.entry("bench", Set.of("simd", "tensor", "conv", "suite", "reference")),
          Map.entry("result", Set.of("tensor", "conv", "suite", "compare", "reference")),
          Map.entry(
              "diagnose",
              Set.of(
                  "tensor", "conv", "kernel", "exact", "suite", "compare", "reference", "result")),
          Map.entry(
              "run",
              Set.of(
                  "tensor",
                  "conv",
                  "kernel",
                  "exact",
                  "suite",
                  "compare",
                  "reference",
                  "result",
                  "diagnose")),
          Map.entry(
              "report",
              Set.of("tensor", "conv", "exact", "image", "suite", "compare", "result", "diagnose")),
          Map.entry("picture", Set.of("tensor", "conv", "image", "suite", "compare", "result")),
          Map.entry(
              "page",
              Set.of("tensor", "conv", "suite", "compare", "reference", "result", "report")),
          Map.entry(
              "repro", Set.of("tensor", "conv", "exact", "npy", "suite", "compare", "result")),
          Map.entry(
              "junit",
              Set.of(
                  "tensor",
                  "conv",
                  "kernel",
                  "exact",
                  "suite",
                  "compare",
                  "reference",
                  "torch",
                  "golden",
                  "result",
                  "diagnose",
                  "run")),
          Map.entry(
              "cli",
              Set.of(
                  "tensor",
                  "conv",
                  "kernel",
                  "exact",
                  "image",
                  "npy",
                  "suite",
                  "compare",
                  "reference",
                  "torch",
                  "golden",
                  "bench",
                  "result",
                  "diagnose",
                  "run",
                  "report",
                  "picture",
                  "page",
                  "repro")));

  /** Third parties, and the only packages that may import them. */
  private static final Map<String, Set<String>> THIRD_PARTIES =
      Map.of(
          "ai.djl.", Set.of("torch"),
          "jdk.incubator.", Set.of("simd"),
          "com.sun.jna.", Set.of("torch"),
          "org.junit.", Set.of("junit"),
          "picocli.", Set.of("cli"),
          "me.tongfei.", Set.of("cli"),
          "com.fasterxml.jackson.", Set.of("suite", "result", "report", "page", "golden", "cli"),
          "org.apache.commons.text.", Set.of("suite"),
          "javax.imageio.", Set.of("image"),
          "java.awt.", Set.of("image"));

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.convparity");
    assertThat(classes.size()).isGreaterThan(50);
  }

  @Test
  void everyPackageImportsOnlyWhatTheTableAllows() {
    assertThat(
            violations(
                dependency -> {
                  String from = packageOf(dependency.getOriginClass());
                  String to = packageOf(dependency.getTargetClass());
                  return !to.isEmpty()
                      && !from.equals(to)
                      && !MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
                }))
        .isEmpty();
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> found =
        classes.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    assertThat(found).isEqualTo(MAY_IMPORT.keySet());
  }

  @Test
  void theTableHasNoCycle() {
    for (String start : MAY_IMPORT.keySet()) {
      assertThat(reachable(start)).as("what %s may import", start).doesNotContain(start);
    }
  }

  private static Set<String> reachable(String start) {
    Set<String> reached = new TreeSet<>(MAY_IMPORT.get(start));
    int before = -1;
    while (reached.size() != before) {
      before = reached.size();
      for (String next : List.copyOf(reached)) {
        reached.addAll(MAY_IMPORT.get(next));
      }
    }
    return reached;
  }

  @Test
  void thirdPartiesAreImportedOnlyWhereTheyBelong() {
    assertThat(
            violations(
                dependency ->
                    THIRD_PARTIES.entrySet().stream()
                        .anyMatch(
                            party ->
                                dependency.getTargetClass().getName().startsWith(party.getKey())
                                    && !party
                                        .getValue()
                                        .contains(packageOf(dependency.getOriginClass())))))
        .isEmpty();
  }

  @Test
  void onlyTheCommandLinePrintsAndExits() {
    Set<String> exits = Set.of("java.lang.System.exit", "java.lang.Runtime.halt");
    assertThat(
            accesses(
                access ->
                    !packageOf(access.getOriginOwner()).equals("cli")
                        && (exits.contains(target(access))
                            || target(access).equals("java.lang.System.out")
                            || target(access).equals("java.lang.System.err"))))
        .isEmpty();
  }

  @Test
  void nothingIsRandomWithoutASeed() {
    assertThat(
            accesses(
                access ->
                    target(access).equals("java.lang.Math.random")
                        || access.getTargetOwner().getName().equals("java.util.Random")
                        || access
                            .getTargetOwner()
                            .getName()
                            .equals("java.util.concurrent.ThreadLocalRandom")))
        .isEmpty();
  }

  @Test
  void everyFormatNamesItsLocale() {
    Set<String> formats =
        Set.of(
            "java.lang.String.format",
            "java.lang.String.formatted",
            "java.io.PrintWriter.printf",
            "java.io.PrintStream.printf",
            "java.lang.String.toLowerCase",
            "java.lang.String.toUpperCase");
    assertThat(
            accesses(
                access ->
                    access instanceof JavaMethodCall call
                        && formats.contains(target(access))
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.util.Locale"))))
        .isEmpty();
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static List<String> accesses(Predicate<JavaAccess<?>> wrong) {
    return classes.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(wrong)
        .map(JavaAccess::getDescription)
        .toList();
  }

  private static List<String> violations(Predicate<Dependency> wrong) {
    return classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(wrong)
        .map(Dependency::getDescription)
        .toList();
  }

  /** The package below the root; empty for classes of others. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }
}
