package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.JsonNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The results of a run as the XML that CI systems read of JUnit: a {@code testsuite} for each
 * candidate and suite, a {@code testcase} for each failure, and one each for all passing cases of a
 * kernel size, all known failures of one reason and all unsupported cases of one reason. So twenty
 * thousand cases do not drown what fails. There are no times in it: two runs give the same text.
 */
public final class JUnitXml {
  /** So many failures of a candidate in a suite are told one by one. */
  static final int MOST_FAILURES = 200;

  private final Function<ParityResult, String> again;
  private final Map<Totals.Part, JUnitSuite> suites = new LinkedHashMap<>();

  /**
   * Nothing yet.
   *
   * @param again the command that runs the case of a failure again
   */
  public JUnitXml(Function<ParityResult, String> again) {
    this.again = again;
  }

  /** Takes the next result. */
  public void add(ParityResult result) {
    Totals.Part part = new Totals.Part(result.candidateName(), result.suite());
    JUnitSuite suite = suites.computeIfAbsent(part, JUnitSuite::new);
    if (result.known() != null) {
      suite.skip("known failure", result.known(), result);
    } else if (result.verdict() == Verdict.UNSUPPORTED) {
      suite.skip("unsupported", result.whyUnsupported(), result);
    } else if (result.verdict().passes()) {
      suite.pass(result);
    } else {
      suite.fail(result, again);
    }
  }

  /** The document, of all that came so far. */
  public String text(Header header, Totals totals) {
    StringBuilder body = new StringBuilder();
    long[] sums = new long[3];
    for (JUnitSuite suite : suites.values()) {
      suite.append(body, properties(header));
      sums[0] += suite.tests();
      sums[1] += suite.failures();
      sums[2] += suite.errors();
    }
    if (totals.notRun() > 0) {
      appendNotRun(body, totals);
      sums[0]++;
      sums[2]++;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"convparity\" tests=\""
        + sums[0]
        + "\" failures=\""
        + sums[1]
        + "\" errors=\""
        + sums[2]
        + "\">\n"
        + body
        + "</testsuites>\n";
  }

  /** A run that was cut must not look like one in which all is well. */
  private static void appendNotRun(StringBuilder body, Totals totals) {
    String message = totals.notRun() + " results are not there: the run was stopped";
    body.append("<testsuite name=\"convparity\" tests=\"1\" failures=\"0\" errors=\"1\"")
        .append(" skipped=\"0\">\n<testcase classname=\"convparity\" name=\"run\">\n")
        .append("<error type=\"NOT_RUN\" message=\"")
        .append(message)
        .append("\"/>\n</testcase>\n</testsuite>\n");
  }

  private static Map<String, String> properties(Header header) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("convparity", header.version());
    properties.put("reference", header.reference());
    properties.put("slack", JsonNumbers.shortest(header.slack()));
    return properties;
  }
}
