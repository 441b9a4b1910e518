package io.github.convparity.junit;

import io.github.convparity.suite.Axes;
import io.github.convparity.suite.AxesText;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.MappedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases that an annotation selects. */
final class SuiteCases {
  private final ParitySuite annotation;
  private final Class<?> testClass;
  private final Consumer<String> notes;

  /**
   * Nothing is read yet.
   *
   * @param testClass resources are found beside it
   * @param notes takes a sentence about each key of a file that looks misspelt
   */
  SuiteCases(ParitySuite annotation, Class<?> testClass, Consumer<String> notes) {
    this.annotation = annotation;
    this.testClass = testClass;
    this.notes = notes;
  }

  /**
   * All of them.
   *
   * @throws UsageException if an attribute is not as it must be, or nothing is selected
   */
  Selection all() {
    List<Suite> suites = new ArrayList<>();
    Arrays.stream(annotation.value()).distinct().map(Suites::named).forEach(suites::add);
    if (!annotation.file().isEmpty()) {
      suites.add(file(annotation.file()));
    }
    if (annotation.cases().length > 0) {
      List<ParityCase> cases =
          Arrays.stream(annotation.cases()).distinct().map(id -> byId(id, suites)).toList();
      suites.add(listed(cases));
    }
    if (!annotation.grid().isEmpty()) {
      Axes axes = AxesText.parse("grid", annotation.grid(), Axes.defaults()).axes(Pictures.own());
      suites.add(axes.suite("axes", "a grid by axes"));
    }
    if (suites.isEmpty()) {
      throw new UsageException("it must name a suite, cases, a file or a grid");
    }
    Selection narrowed = narrowed(suites);
    if (narrowed.size() == 0) {
      throw new UsageException("it must select a case; there is none");
    }
    return narrowed;
  }

  private Selection narrowed(List<Suite> suites) {
    List<Suite> asked =
        annotation.grad()
            ? suites.stream()
                .<Suite>map(suite -> new MappedSuite(suite, ParityCase::withGrad))
                .toList()
            : suites;
    Selection all = new Selection(List.copyOf(asked));
    return annotation.filter().isEmpty()
        ? all
        : all.filtered(CaseFilter.parse(annotation.filter()));
  }

  /** One case alone: as it is among those that are selected, or else by what its id says. */
  Selection only(String id) {
    Selection all = all();
    CaseId.Parsed asked = CaseId.parse(id, Pictures.own());
    for (Suite suite : all.suites()) {
      for (int i = 0; i < suite.size(); i++) {
        if (isCase(suite.get(i), asked)) {
          int index = suite.index(i);
          List<ParityCase> one = List.of(suite.get(i));
          return new Selection(List.of(new ListedSuite(suite.name(), "", one, List.of(index))));
        }
      }
    }
    return new Selection(List.of(listed(List.of(byId(id, List.of())))));
  }

  /** The case of an id; one with a hash is looked up in these suites and those with a name. */
  static ParityCase byId(String id, List<Suite> suites) {
    CaseId.Parsed asked = CaseId.parse(id, Pictures.own());
    ParityCase known = in(suites.stream().filter(ListedSuite.class::isInstance).toList(), asked);
    if (known == null && asked.hash() != null) {
      known =
          in(
              Suites.names().stream().map(Suites::named).filter(ListedSuite.class::isInstance),
              asked);
    }
    if (known == null && asked.hash() != null) {
      throw new UsageException(
          "case id (" + id + ") must be that of a case in a suite, since its data are literal");
    }
    return known == null ? asked.parityCase() : known;
  }

  static Suite listed(List<ParityCase> cases) {
    return new ListedSuite("case", "cases by their ids", cases);
  }

  private static @Nullable ParityCase in(List<Suite> suites, CaseId.Parsed asked) {
    return in(suites.stream(), asked);
  }

  private static @Nullable ParityCase in(Stream<Suite> suites, CaseId.Parsed asked) {
    return suites
        .map(ListedSuite.class::cast)
        .flatMap(suite -> suite.cases().stream())
        .filter(c -> isCase(c, asked))
        .findFirst()
        .orElse(null);
  }

  private static boolean isCase(ParityCase c, CaseId.Parsed asked) {
    return c.setting().equals(asked.parityCase().setting()) && c.id().equals(asked.id());
  }

  private Suite file(String name) {
    Path path = Path.of(name);
    try (InputStream in =
        Files.isRegularFile(path)
            ? Files.newInputStream(path)
            : testClass.getResourceAsStream(name)) {
      if (in == null) {
        throw new UsageException(
            "file ("
                + name
                + ") must be a file in "
                + Path.of("").toAbsolutePath()
                + ", or a resource of the class");
      }
      return CaseFile.read(
          name,
          in.readAllBytes(),
          Pictures.own(),
          channels -> Shape.of(1, channels, 32, 32),
          notes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
