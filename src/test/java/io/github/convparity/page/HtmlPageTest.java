package io.github.convparity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Side;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The page as text; what it does in a browser is tested there. */
final class HtmlPageTest {
  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }

  private static JsonNode part(byte[] page, String name) throws IOException {
    Matcher template =
        Pattern.compile("<template id=\"data-" + name + "\">([^<]*)</template>")
            .matcher(text(page));
    assertThat(template.find()).isTrue();
    byte[] packed = Base64.getDecoder().decode(template.group(1));
    return new ObjectMapper()
        .readTree(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
  }

  @Test
  void theSameResultsGiveTheSameBytes() {
    assertThat(Samples.of("grid", 500).page(Samples.ROOM))
        .isEqualTo(Samples.of("grid", 500).page(Samples.ROOM));
  }

  @Test
  void noOtherAddressStandsInThePageButThoseInTextOfTheLibrary() {
    String page = text(Samples.of("grid", 10).page(Samples.ROOM));
    assertThat(page).contains("default-src 'none'").contains("base-uri 'none'");
    assertThat(page).doesNotContain(" src=").doesNotContain("<link").doesNotContain("@import");
    assertThat(page).doesNotContain("url(");
  }

  @Test
  void theLicenceOfTheLibraryStandsInThePage() {
    assertThat(text(Samples.of("grid", 1).page(Samples.ROOM)))
        .contains("The MIT License (MIT)")
        .contains("Leon Sorokin");
  }

  @Test
  void textFromUsersIsEscapedAndNeverTakenForAPlaceOfTheTemplate() {
    Samples samples = new Samples();
    samples.data.header(Samples.header(Samples.HOSTILE, 1, Samples.HOSTILE), Samples.HOSTILE);
    samples.data.note(Samples.HOSTILE);
    ParityCase first = Suites.named("grid").get(0);
    samples.add(
        Samples.result(
            Samples.HOSTILE,
            0,
            first,
            Samples.HOSTILE,
            Verdict.ERROR,
            Samples.refusal(Samples.HOSTILE),
            Samples.refusal(Samples.HOSTILE),
            null));
    String page = text(samples.page(Samples.ROOM));
    assertThat(page).doesNotContain("<img").doesNotContain("<b>");
    assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=&#39;window.hit=1&#39;&gt;");
    assertThat(page.split("</script>", -1)).hasSize(3);
  }

  @Test
  void noTextTurnsTheDirectionOfWhatFollows() throws IOException {
    Samples samples = new Samples();
    String turned = "a\u202Eb\u2066c";
    samples.data.header(Samples.header("grid", 1, turned), "");
    samples.data.note(turned);
    ParityCase first = Suites.named("grid").get(0);
    Side refusal = Samples.refusal(turned);
    samples.add(
        Samples.result("grid", 0, first, turned, Verdict.BOTH_REFUSE, refusal, refusal, null));
    byte[] page = samples.page(Samples.ROOM);
    String shown = "a\uFFFDb\uFFFDc";
    assertThat(text(page)).contains(shown).doesNotContain(turned);
    assertThat(part(page, "meta").toString()).contains(shown).doesNotContain(turned);
    assertThat(part(page, "details").toString()).contains(shown).doesNotContain(turned);
  }

  @Test
  void everyResultHasARowAndTheWorstHaveDetails() throws IOException {
    byte[] page = Samples.of("grid", 12_000).page(Samples.ROOM);
    JsonNode meta = part(page, "meta");
    assertThat(meta.path("rows").asInt()).isEqualTo(12_000);
    assertThat(meta.path("results").asInt()).isEqualTo(12_000);
    JsonNode details = part(page, "details");
    assertThat(details.size()).isEqualTo(10_000);
    assertThat(details.get(0).path("facts").toString()).contains("dilation-ignored");
  }

  @Test
  void aPageThatWouldBeTooLargeLeavesOutTheBestResultsAndCountsThemAll() throws IOException {
    Samples samples = Samples.of("grid", 20_000);
    byte[] page = samples.page(220_000);
    assertThat(page.length).isLessThanOrEqualTo(220_000);
    JsonNode meta = part(page, "meta");
    assertThat(meta.path("results").asInt()).isEqualTo(20_000);
    assertThat(meta.path("rows").asInt()).isBetween(1_000, 19_999);
    long failing = samples.data.all().failed();
    assertThat(meta.path("rows").asLong()).isGreaterThan(failing);
  }

  @Test
  void aSizeThatHoldsNothingIsRefusedWithTheLeast() {
    assertThatThrownBy(() -> Samples.of("grid", 2_000).page(1000))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("--max-size \\(1000\\) must be at least [0-9]+ bytes here");
  }

  @Test
  void aReportOfNothingIsAPageToo() {
    Samples samples = new Samples();
    samples.data.header(Samples.header("grid", 0, "direct"), "");
    byte[] page = HtmlPage.of(samples.data, samples.columns, Map.of(), result -> "", Samples.ROOM);
    assertThat(text(page)).contains("Nothing was compared");
  }
}
