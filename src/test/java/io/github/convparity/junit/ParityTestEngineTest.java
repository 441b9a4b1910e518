package io.github.convparity.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.convparity.suite.Suites;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class ParityTestEngineTest {
  private static EngineExecutionResults run(DiscoverySelector... selectors) {
    return EngineTestKit.engine(ParityTestEngine.ID).selectors(selectors).execute();
  }

  private static EngineExecutionResults runOnly(String id, Class<?> testClass) {
    return EngineTestKit.engine(ParityTestEngine.ID)
        .selectors(selectClass(testClass))
        .configurationParameter("convparity.case", id)
        .execute();
  }

  private static List<String> names(Events events) {
    return events.stream().map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }

  private static Throwable thrown(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  @Test
  void aTestIsACaseAndALargeSuiteIsDividedInItsOrder() {
    EngineExecutionResults results = run(selectClass(Uses.Edges.class));

    results.testEvents().assertStatistics(count -> count.started(289).succeeded(289).failed(0));
    assertThat(names(results.testEvents().started()))
        .isEqualTo(
            IntStream.range(0, 289).mapToObj(i -> Suites.named("edges").get(i).id()).toList());
    assertThat(names(results.containerEvents().started()))
        .containsExactly(
            "convparity", "Edges", "direct()", "edges 0..99", "edges 100..199", "edges 200..288");
  }

  @Test
  void severalSuitesAreGroupsOfTheirOwn() {
    EngineExecutionResults results = run(selectClass(Uses.TwoSuites.class));

    assertThat(names(results.containerEvents().started()))
        .containsExactly("convparity", "TwoSuites", "own()", "seed", "case");
    assertThat(names(results.testEvents().succeeded()))
        .hasSize(11)
        .startsWith("i1x3x96x128_o1_k1_nobias_x-image-card")
        .endsWith("i1x1x3x3_o1_k1");
  }

  @Test
  void aFewCasesStandBelowTheirMethod() {
    EngineExecutionResults results = run(selectClass(Uses.Inherited.class));

    assertThat(names(results.containerEvents().started()))
        .containsExactly("convparity", "Inherited", "direct()");
    assertThat(names(results.testEvents().succeeded()))
        .containsExactly("i1x1x4x4_o1_k3", "i1x1x4x4_o1_k2_s2");
  }

  @Test
  void theReferenceIsReportedOncePerSuite() {
    EngineExecutionResults results = run(selectClass(Uses.TwoSuites.class));

    assertThat(results.allEvents().reportingEntryPublished().count()).isEqualTo(1);
    results
        .allEvents()
        .reportingEntryPublished()
        .assertThatEvents()
        .allSatisfy(event -> assertThat(event.getPayload().toString()).contains("pytorch 2.7.1"));
  }

  @Test
  void allCasesAreGivenToOneInstanceWhichIsClosed() {
    Uses.Own.made = 0;
    Uses.Own.closed = 0;

    run(selectClass(Uses.TwoSuites.class));

    assertThat(Uses.Own.made).isEqualTo(1);
    assertThat(Uses.Own.closed).isEqualTo(1);
  }

  @Test
  void aFailureTellsItsFacts() {
    EngineExecutionResults results = run(selectClass(Uses.WithoutBias.class));

    assertThat(names(results.testEvents().succeeded())).containsExactly("i1x1x3x3_o1_k1_nobias");
    assertThat(names(results.testEvents().failed())).containsExactly("i1x1x3x3_o1_k1");
    Throwable failure = thrown(results.testEvents().failed().list().get(0));
    assertThat(failure).isInstanceOf(AssertionFailedError.class);
    assertThat(failure.getMessage().lines().map(String::strip))
        .hasSize(12)
        .startsWith("MISMATCH  i1x1x3x3_o1_k1    candidate own", "shape        [1, 1, 3, 3] both")
        .contains("differs      9 of 9 elements")
        .anyMatch(line -> line.startsWith("worst        [0, 0, "))
        .anyMatch(line -> line.startsWith("bound        2 terms explain at most "))
        .anyMatch(line -> line.startsWith("cause        bias-left-out: the bias is not added"))
        .endsWith(
            "again        mvn test -Dtest='Uses$WithoutBias#forgetful'"
                + " -Dconvparity.case=i1x1x3x3_o1_k1",
            "against      pytorch 2.7.1");
  }

  @Test
  void whatIsNotSupportedIsAbortedWithItsReason() {
    EngineExecutionResults results = run(selectClass(Uses.WithoutStride.class));

    results.testEvents().assertStatistics(count -> count.succeeded(1).aborted(1));
    assertThat(thrown(results.testEvents().aborted().list().get(0)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("UNSUPPORTED: the candidate: no strides");
  }

  @Test
  void aSuiteInWhichNothingWasComparedFails() {
    EngineExecutionResults results = run(selectClass(Uses.WithoutBackward.class));

    results.testEvents().assertStatistics(count -> count.aborted(2).failed(0));
    assertThat(thrown(results.containerEvents().failed().list().get(0)))
        .hasMessageEndingWith("nothing was compared: none of the 2 cases is supported");
  }

  @Test
  void exceptionsAndKeptArraysAreErrorsAndTheNextCaseIsRun() {
    EngineExecutionResults results = run(selectClass(Uses.Dishonest.class));

    assertThat(names(results.testEvents().succeeded())).containsExactly("i1x1x3x3_o1_k1");
    assertThat(thrown(results.testEvents().failed().list().get(0)))
        .hasMessageStartingWith("ERROR  i1x1x1x1_o1_k1_nobias    candidate own")
        .hasMessageContaining("java.lang.IllegalStateException: device lost");
    assertThat(thrown(results.testEvents().failed().list().get(1)))
        .hasMessageStartingWith("ERROR  i1x1x2x2_o1_k1_nobias    candidate own")
        .hasMessageContaining("shares");
  }

  @Test
  void oneCaseIsRunAloneWhetherTheSuiteHasItOrNot() {
    EngineExecutionResults inSuite = runOnly("i1x1x3x3_o1_k1_nobias", Uses.WithoutBias.class);
    EngineExecutionResults beside = runOnly("i1x1x5x5_o1_k3_nobias", Uses.WithoutBias.class);

    assertThat(names(inSuite.testEvents().started())).containsExactly("i1x1x3x3_o1_k1_nobias");
    assertThat(names(beside.testEvents().started())).containsExactly("i1x1x5x5_o1_k3_nobias");
  }

  @Test
  void aMalformedCaseThatIsToBeRunAloneIsNamed() {
    EngineExecutionResults results = runOnly("i1x1x3x3", Uses.WithoutBias.class);

    assertThat(results.testEvents().count()).isZero();
    assertThat(thrown(results.containerEvents().failed().list().get(0)))
        .hasMessageContaining("WithoutBias.forgetful: with convparity.case=i1x1x3x3: ");
  }

  @Test
  void methodsPackagesGroupsAndCasesCanBeSelected() {
    String method = "[engine:convparity]/[class:" + Uses.Edges.class.getName() + "]";
    method += "/[method:direct()]";
    String first = Suites.named("edges").get(0).id();

    assertThat(names(run(selectMethod(Uses.WithoutBias.class, "forgetful")).testEvents().started()))
        .hasSize(2);
    assertThat(
            run(selectUniqueId(method + "/[group:edges 200..288]")).testEvents().started().count())
        .isEqualTo(89);
    assertThat(
            names(
                run(selectUniqueId(method + "/[group:edges 0..99]/[case:0." + first + "]"))
                    .testEvents()
                    .started()))
        .containsExactly(first);
    assertThat(run(selectPackage("io.github.convparity.junit.none")).testEvents().count()).isZero();
    assertThat(run(selectClass(String.class)).testEvents().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UnknownSuite | suite (edge) must be one of seed, edges",
        "MalformedId | case id (i1x1x3x3_k1_o1)",
        "UnknownAxis | --kernal is none; did you mean \"--kernel\"?",
        "MissingFile | file (nowhere.jsonl) must be a file in ",
        "NothingNamed | it must name a suite, cases, a file or a grid",
        "NothingSelected | it must select a case; there is none",
        "NoSlack | slack (0.0) must be positive and finite",
        "GivesNull | gives a io.github.convparity.conv.Conv2d is expected; this one gave null",
        "GivesText | this one gave a java.lang.String",
        "HasParameters | this one has parameters",
        "IsVoid | this one returns void",
        "IsPrivate | this one is private",
        "NeedsArguments | this one stands in a class without a constructor that has no parameters"
      })
  void anIllegalUseFailsOnceAndSaysWhatIsExpected(String name, String message) throws Exception {
    Class<?> use = Class.forName(IllegalUses.class.getName() + "$" + name);

    EngineExecutionResults results = run(selectClass(use));

    assertThat(results.testEvents().count()).isZero();
    assertThat(results.containerEvents().failed().count()).isEqualTo(1);
    assertThat(thrown(results.containerEvents().failed().list().get(0)))
        .hasMessageStartingWith(String.format(Locale.ROOT, "@ParitySuite %s.conv: ", use.getName()))
        .hasMessageContaining(message);
  }

  @Test
  void whatTheMethodThrowsIsShownAsItIs() {
    EngineExecutionResults results = run(selectClass(IllegalUses.Throws.class));

    assertThat(thrown(results.containerEvents().failed().list().get(0)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("no such device");
  }
}
