package io.github.convparity.page;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suites;
import java.util.Map;

/** A report every text of which would like to be a script. */
final class HostileSamples {
  private HostileSamples() {}

  static byte[] page() {
    Samples samples = new Samples();
    samples.data.header(Samples.header(Samples.HOSTILE, 2, Samples.HOSTILE), Samples.HOSTILE);
    samples.data.note(Samples.HOSTILE);
    ParityCase first = Suites.named("grid").get(0);
    ParityCase noted = first.withExtras(Map.of(Samples.HOSTILE, new TextNode(Samples.HOSTILE)));
    ParityResult error =
        Samples.result(
            Samples.HOSTILE,
            0,
            noted,
            Samples.HOSTILE,
            Verdict.ERROR,
            Samples.refusal(Samples.HOSTILE),
            Samples.refusal(Samples.HOSTILE),
            null);
    samples.add(error);
    samples.add(Samples.result("grid", 1, first, "direct"));
    return samples.page(Samples.ROOM);
  }
}
