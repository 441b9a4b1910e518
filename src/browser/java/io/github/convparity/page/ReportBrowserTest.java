package io.github.convparity.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.github.convparity.compare.Verdict;
import io.github.convparity.page.Columns.Measure;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, from disk and without a network. */
final class ReportBrowserTest {
  private static final List<String> FILTERS =
      List.of(
          "k:3",
          "k:2x3",
          "k:>2",
          "!k:1 s:2",
          "s:1x3",
          "s:<2 p:>1",
          "p:0",
          "p:2x1",
          "p:<0",
          "p:same",
          "!p:same",
          "p:valid",
          "d:2",
          "d:1x2",
          "g:2",
          "g:>1",
          "i:2x4x5x7",
          "i:4x5x7",
          "i:>99",
          "o:1",
          "!o:4",
          "c:1",
          "bias:false",
          "mode:reflect",
          "!mode:zeros",
          "dtype:float64",
          "dtype:bf16",
          "fill:uniform",
          "fill:image:card",
          "fill:impulse",
          "r:0",
          "r:>100",
          "suite:edges",
          "suite:seed k:<4");

  /** The ids in the table from the first to the last. */
  private static final String SCROLLED =
      """
      async () => {
        const view = document.querySelector(".view");
        const ids = [];
        for (let top = 0; top < view.scrollHeight; top += view.clientHeight) {
          view.scrollTop = top;
          await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
          for (const row of view.querySelectorAll(".row")) {
            ids[row.getAttribute("aria-rowindex") - 2] = row.children[1].textContent;
          }
        }
        return ids;
      }
      """;

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Path report;
  private static Samples samples;
  private Chromium.Tab tab;
  private Page page;

  @BeforeAll
  static void begin() throws IOException {
    samples = Samples.of("grid", 3000);
    report = Files.write(folder.resolve("report.html"), samples.page(Samples.ROOM));
    chromium = new Chromium();
  }

  @AfterAll
  static void end() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    tab = chromium.tab().open(report, "");
    page = tab.page;
  }

  @AfterEach
  void close() {
    assertThat(tab.complaints).isEmpty();
    tab.close();
  }

  private String text(String selector) {
    return page.locator(selector).first().innerText();
  }

  private void search(String words) {
    page.locator("#search").fill(words);
    page.waitForTimeout(150);
  }

  private Locator shownRows() {
    return page.locator(".view .row");
  }

  @Test
  void opensFromDiskWithoutARequestAndSaysTheVerdictFirst() {
    assertThat(tab.requests).allMatch(url -> url.startsWith("file:") || url.startsWith("blob:"));
    assertThat(tab.requests).filteredOn(url -> url.startsWith("file:")).hasSize(1);
    assertThat(text("h1:visible")).startsWith("No parity: ").contains("of direct fail (");
    assertThat(text("#findings li")).contains("dilation-ignored").contains("only where");
  }

  /** Results of all suites in which something is told in words: those of large ones in part. */
  private static Samples various(List<ParityResult> all) {
    Samples various = new Samples();
    various.data.header(Samples.header("edges", 289, "direct"), "");
    for (String name : List.of("seed", "edges", "special", "gradients", "exact", "grid")) {
      Suite suite = Suites.named(name);
      for (int i = 0; i < suite.size(); i += suite.size() > 10_000 ? 37 : 1) {
        ParityResult result = Samples.result(name, i, suite.get(i), "direct");
        all.add(result);
        various.add(result);
      }
    }
    return various;
  }

  private List<ParityResult> openVarious() throws IOException {
    List<ParityResult> all = new ArrayList<>();
    byte[] whole = various(all).page(Samples.ROOM);
    tab.open(Files.write(folder.resolve("various.html"), whole), "");
    return all;
  }

  @Test
  void everyIdIsPutTogetherAsTheProgramDoesIt() throws IOException {
    List<ParityResult> all = new ArrayList<>();
    Samples various = various(all);
    int whole = various.page(Samples.ROOM).length;
    int thousandTold = various.page(whole - 1).length;
    byte[] hundredTold = various.page(thousandTold - 1);
    tab.open(Files.write(folder.resolve("few-details.html"), hundredTold), "#sort=case");
    assertThat((List<?>) page.evaluate(SCROLLED))
        .isEqualTo(all.stream().map(ParityResult::id).toList());
  }

  @Test
  void searchFindsWhatFilterSelects() throws IOException {
    List<ParityResult> all = openVarious();
    for (String text : FILTERS) {
      CaseFilter filter = CaseFilter.parse(text);
      long expected =
          all.stream()
              .filter(
                  one ->
                      filter.test(
                          new Selection.Selected(one.suite(), one.index(), one.parityCase())))
              .count();
      assertThat(expected).as(text).isBetween(1L, all.size() - 1L);
      assertFinds(text, expected);
    }
  }

  @Test
  void searchFindsByVerdictAndByDistance() throws IOException {
    List<ParityResult> all = openVarious();
    for (Verdict verdict : List.of(Verdict.BIT_EXACT, Verdict.MISMATCH, Verdict.BOTH_REFUSE)) {
      long expected = all.stream().filter(one -> one.verdict() == verdict).count();
      assertThat(expected).isPositive();
      assertFinds("verdict:" + verdict, expected);
    }
    assertFinds("verdict:pass", all.stream().filter(one -> one.verdict().passes()).count());
    List<Double> distances =
        all.stream().map(Measure.ULP::of).filter(ulp -> ulp >= 1).sorted().toList();
    double middle = distances.get(distances.size() / 2);
    String least = String.valueOf((long) middle);
    assertFinds("ulp:>" + least, distances.stream().filter(ulp -> ulp > middle).count());
    assertFinds("ulp:" + least, distances.stream().filter(ulp -> ulp == middle).count());
    long below = all.stream().map(Measure.ULP::of).filter(ulp -> ulp < middle).count();
    assertFinds("ulp:<" + least, below);
  }

  private void assertFinds(String text, long count) {
    search(text);
    assertThat(text("#found")).as(text).startsWith(String.format("%,d of ", count));
  }

  @Test
  void searchTakesTheTokensOfFilterAndThoseOfResults() {
    search("k:3 s:1 mode:reflect !d:1");
    assertThat(text("#found")).matches("[1-9][0-9,]* of 3,000 results");
    assertThat(shownRows().first().innerText()).contains("_k3").contains("_reflect").contains("_d");
    search("verdict:fail bound:>5000 candidate:direct");
    assertThat(shownRows().first().innerText()).contains("mismatch");
    search("verdict:mismach");
    assertThat(text("#found")).contains("must name one of").contains("MISMATCH");
    search("nonsense:1");
    assertThat(text("#found")).contains("must be KEY:VALUE");
    search("k:9");
    assertThat(text("#found")).isEqualTo("0 of 3,000 results");
    assertThat(text("#table")).contains("Nothing is found.");
  }

  @Test
  void theWorstStandFirstAndEveryColumnSorts() {
    assertThat(shownRows().first().innerText()).contains("mismatch");
    page.locator("[data-sort=case] button").click();
    assertThat(shownRows().first().getAttribute("aria-rowindex")).isEqualTo("2");
    assertThat(shownRows().first().innerText())
        .contains(Samples.of("grid", 1).data.worst().get(0).result().id());
    page.locator("[data-sort=ulp] button").click();
    assertThat(page.locator("[data-sort=ulp]").getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(shownRows().first().innerText()).contains("mismatch");
    page.locator("[data-sort=ulp] button").click();
    assertThat(shownRows().first().innerText()).doesNotContain("mismatch");
  }

  @Test
  void measuresAreSortedByTheirValues() throws IOException {
    List<ParityResult> all = openVarious();
    for (Measure measure : List.of(Measure.ULP, Measure.BOUND, Measure.REFERENCE)) {
      // Where nothing was compared there is no value: less than all others.
      ToDoubleFunction<ParityResult> value =
          one -> Double.isNaN(measure.of(one)) ? -1 : (float) measure.of(one);
      String title = "[data-sort=" + measure.name().toLowerCase(Locale.ROOT) + "]";
      page.locator(title + " button").click();
      assertThat(page.locator(title).getAttribute("aria-sort")).isEqualTo("descending");
      assertThat(shownIds()).isEqualTo(firstIds(all, Comparator.comparingDouble(value).reversed()));
      page.locator(title + " button").click();
      assertThat(shownIds()).isEqualTo(firstIds(all, Comparator.comparingDouble(value)));
    }
  }

  private List<String> shownIds() {
    return page.locator(".view .row > :nth-child(2)").allTextContents();
  }

  private List<String> firstIds(List<ParityResult> all, Comparator<ParityResult> order) {
    return all.stream().sorted(order).limit(shownRows().count()).map(ParityResult::id).toList();
  }

  @Test
  void theArrowOfEveryTitleIsSeen() {
    for (Locator title : page.locator("[role=columnheader]").all()) {
      title.locator("button").click();
      assertThat(title.getAttribute("aria-sort")).isNotEqualTo("none");
      assertThat((Boolean) title.evaluate("e => e.scrollWidth <= e.clientWidth"))
          .as(title.innerText())
          .isTrue();
    }
  }

  @Test
  void verdictsAndCellsOfTheMapFilter() {
    page.locator("#bar button", new Page.LocatorOptions().setHasText("rounding")).click();
    assertThat(page.locator("#search").inputValue()).isEqualTo("verdict:rounding");
    page.locator("#clear").click();
    Locator cell = page.locator("#map td button.fails").first();
    Matcher told =
        Pattern.compile("(.*): (\\d+) of (\\d+) fail").matcher(cell.getAttribute("aria-label"));
    assertThat(told).matches();
    cell.click();
    assertThat(page.locator("#search").inputValue()).isEqualTo(told.group(1));
    assertThat(text("#found")).isEqualTo(told.group(3) + " of 3,000 results");
    assertFinds(told.group(1) + " verdict:fail", Long.parseLong(told.group(2)));
    page.locator("#clear").click();
    page.locator("#axis-x").selectOption("d");
    assertThat(text("#map table caption")).contains("kernel down, dilation across");
    assertThat(page.url()).contains("x=d");
  }

  @Test
  void aFindingLeadsToItsResults() {
    page.locator("#findings button").first().click();
    assertThat(page.locator("#search").inputValue())
        .isEqualTo("verdict:fail candidate:direct cause:dilation-ignored");
    assertThat(page.locator("#findings button").first().innerText())
        .startsWith(text("#found").substring(0, text("#found").indexOf(' ')));
  }

  @Test
  void keysMoveOpenAndClose() {
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    assertThat(page.locator(".row.picked").getAttribute("aria-rowindex")).isEqualTo("2");
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer").isVisible()).isTrue();
    String first = text("#drawer-title");
    page.keyboard().press("j");
    assertThat(text("#drawer-title")).isNotEqualTo(first);
    page.keyboard().press("Escape");
    assertThat(page.locator("#drawer").isVisible()).isFalse();
    page.keyboard().press("?");
    assertThat(page.locator("#help").isVisible()).isTrue();
    page.keyboard().press("Escape");
    assertThat(page.locator("#help").isVisible()).isFalse();
    page.keyboard().press("Enter"); // at once: the focus is no longer in there
    assertThat(page.locator("#drawer").isVisible()).isTrue();
    page.keyboard().press("Escape");
    page.keyboard().press("/");
    page.keyboard().type("jk?");
    assertThat(page.locator("#search").inputValue()).isEqualTo("jk?");
  }

  @Test
  void theDrawerShowsBothOutputsTheRuleAndWhatIsRead() {
    openOneWithOutputs();
    assertThat(page.locator(".closeup table").count()).isEqualTo(3);
    List<String> scales = page.locator(".closeup caption").allInnerTexts();
    assertThat(scales.get(0)).matches("candidate\\ncolour: 0 ± [0-9.e+-]+");
    assertThat(scales.get(1)).endsWith(scales.get(0).substring("candidate".length()));
    assertThat(text(".readout")).contains("candidate ").contains("(0x").contains("ulps apart");
    page.locator(".closeup td[data-place='0']").nth(1).hover();
    assertThat(page.locator(".closeup td.cross").count()).isEqualTo(3);
    page.locator(".closeup > button").click();
    assertThat(text(".closeup td[data-place='0']")).matches("0x[0-9a-f]{8}|NaN");
    assertThat(text("#drawer")).contains("floor((in + pads").contains("reads of the input");
    assertThat(page.locator("[data-copy]").count()).isEqualTo(5);
    assertThat(page.locator("[data-copy]").nth(2).getAttribute("data-copy"))
        .contains("torch.nn.Conv2d(");
  }

  @Test
  void largeOutputsArePicturesWithOneZoomAndOneCrossHair() throws IOException {
    byte[] seed = Samples.of("seed", 3).page(Samples.ROOM);
    tab.open(Files.write(folder.resolve("seed.html"), seed), "#case=seed/0/direct");
    assertThat(page.locator(".pictures canvas").count()).isEqualTo(3);
    assertThat(serious(tab)).isEmpty();

    // Takes the cross-hair from the first element.
    page.locator(".pictures canvas").nth(2).hover(new Locator.HoverOptions().setPosition(130, 90));
    String[] over = text(".readout").split("[\\[,\\]]", 0); // "", "0", "0", row, column, ...
    int y = Integer.parseInt(over[3]);
    int x = Integer.parseInt(over[4]);
    assertThat(y).isBetween(41, 43); // of 272 dots to 128 columns
    assertThat(x).isBetween(60, 62);
    page.locator(".pictures canvas").nth(2).click(new Locator.ClickOptions().setPosition(130, 90));
    assertThat(text("#field")).startsWith("What [0, 0, %d, %d] reads".formatted(y, x));
    List<Integer> black = List.of(0, 0, 0, 255); // PyTorch's first number is the least
    assertThat(dot(1)).isEqualTo(black);
    assertThat(dot(0)).isNotEqualTo(black); // the candidate's is NaN
    assertThat(dot(0)).isEqualTo(dot(2));
    page.locator(".zoom input").fill("0");
    assertThat(dot(0)).isEqualTo(black);
    page.locator(".zoom input").fill("1");

    page.keyboard().press("ArrowRight"); // goes to the results, not to the pictures
    page.locator(".pictures").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowUp");
    assertThat(text("#field")).startsWith("What [0, 0, %d, %d] reads".formatted(y - 1, x + 1));
    assertThat(page.locator(".closeup td.cross").first().getAttribute("data-place"))
        .isEqualTo(String.valueOf((y - 1) * 128 + x + 1));
    Object before = drawn();
    page.keyboard().press("+");
    assertThat(drawn()).isNotEqualTo(before);
    page.keyboard().press("-");
    assertThat(drawn()).isEqualTo(before);
  }

  /** The first dot of a picture: red, green, blue, opacity. */
  private Object dot(int picture) {
    return page.locator(".pictures canvas")
        .nth(picture)
        .evaluate("c => [...c.getContext('2d').getImageData(0, 0, 1, 1).data]");
  }

  private Object drawn() {
    return page.locator(".pictures canvas").evaluateAll("all => all.map(c => c.toDataURL())");
  }

  private void openOneWithOutputs() {
    int row = samples.closeUps.keySet().stream().mapToInt(result -> result.index()).min().orElse(0);
    tab.open(report, "#case=grid/" + row + "/direct");
  }

  @Test
  void aLinkRestoresTheScreen() {
    search("verdict:mismatch k:3");
    page.locator("[data-sort=bound] button").click();
    page.locator("#axis-y").selectOption("p");
    page.keyboard().press("Escape");
    shownRows().nth(1).click();
    String link = page.url();
    String title = text("#drawer-title");
    String found = text("#found");
    try (Chromium.Tab other = chromium.tab()) {
      other.open(report, link.substring(link.indexOf('#')));
      assertThat(other.page.locator("#drawer-title").innerText()).isEqualTo(title);
      assertThat(other.page.locator("#found").innerText()).isEqualTo(found);
      assertThat(other.page.locator("#axis-y").inputValue()).isEqualTo("p");
      assertThat(other.page.locator("[data-sort=bound]").getAttribute("aria-sort"))
          .isEqualTo("descending");
      assertThat(other.complaints).isEmpty();
    }
  }

  @Test
  void aDamagedLinkIsNoError() {
    tab.open(report, "#case=%E0%A4%A/x&x=toString&sort=none&q=k:3&theme=pink");
    assertThat(text("#found")).contains("of 3,000 results");
    assertThat(page.locator("#drawer").isVisible()).isFalse();
  }

  @Test
  void darkFollowsTheSystemAndTheSwitch() {
    String light = background();
    page.locator("#theme").click();
    page.locator("#theme").click();
    assertThat(page.url()).contains("theme=dark");
    String dark = background();
    assertThat(dark).isNotEqualTo(light);
    try (Chromium.Tab other = chromium.tab(1280, ColorScheme.DARK, true)) {
      other.open(report, "");
      page = other.page;
      assertThat(background()).isEqualTo(dark);
    }
  }

  private String background() {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void whatIsPrintedIsTheVerdictTheFindingsAndTheWorstFifty() {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("#app").isVisible()).isFalse();
    assertThat(text("#static h1")).startsWith("No parity: ");
    assertThat(page.locator("#static table").last().locator("tbody tr").count()).isEqualTo(50);
  }

  @Test
  void withoutScriptsTheSameIsRead() {
    try (Chromium.Tab other = chromium.tab(1280, ColorScheme.LIGHT, false)) {
      other.page.navigate(report.toUri().toString());
      assertThat(other.page.locator("#app").isVisible()).isFalse();
      assertThat(other.page.locator("#static h1").innerText()).startsWith("No parity: ");
      assertThat(other.page.locator("#static noscript").first().innerText()).contains("Scripts");
    }
  }

  @Test
  void hostileTextIsShownAndRunsNoScript() throws IOException {
    Path file = Files.write(folder.resolve("hostile.html"), HostileSamples.page());
    tab.open(file, "");
    assertThat(page.locator("img, #static b, #app b").count()).isZero();
    assertThat(page.evaluate("window.hit")).isNull();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(text("#drawer")).contains(Samples.HOSTILE);
    page.locator("#drawer .close").click();
    page.locator("#findings button").first().click();
    assertThat(text("#found")).isEqualTo("1 of 2 results");
    assertThat(page.evaluate("window.hit")).isNull();
    assertThat(page.locator("img").count()).isZero();
  }

  @Test
  void axeFindsNothingSerious() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium.Tab other = chromium.tab(1280, scheme, true)) {
        other.open(report, "");
        assertThat(serious(other)).isEmpty();
        int row =
            samples.closeUps.keySet().stream().mapToInt(result -> result.index()).min().orElse(0);
        other.open(report, "#case=grid/" + row + "/direct");
        assertThat(serious(other)).isEmpty();
      }
    }
  }

  private static List<String> serious(Chromium.Tab tab) {
    return new AxeBuilder(tab.page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(ReportBrowserTest::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " " + rule.getNodes().size();
  }

  @Test
  void aHundredThousandResultsAreAsGoodAsFew() throws IOException {
    Path file =
        Files.write(folder.resolve("many.html"), Samples.of("grid", 100_000).page(Samples.ROOM));
    tab.open(file, "");
    assertThat(text("#found")).isEqualTo("100,000 of 100,000 results");
    page.evaluate("document.querySelector('.view').scrollTop = 1e9");
    page.waitForTimeout(100);
    assertThat(shownRows().last().getAttribute("aria-rowindex")).isEqualTo("100001");
    assertThat(shownRows().count()).isLessThan(40);
  }

  @Test
  void screenshotsForALook() throws IOException {
    Path shots = Files.createDirectories(Path.of("target", "screenshots"));
    for (int width : List.of(1280, 390)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Chromium.Tab other = chromium.tab(width, scheme, true)) {
          String name = width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
          other.open(report, "");
          other.page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(shots.resolve("report-" + name))
                  .setFullPage(true));
          int row =
              samples.closeUps.keySet().stream().mapToInt(result -> result.index()).min().orElse(0);
          other.open(report, "#case=grid/" + row + "/direct");
          other.page.screenshot(
              new Page.ScreenshotOptions().setPath(shots.resolve("case-" + name)));
          assertThat(other.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as("nothing is wider than %d pixels", width)
              .isEqualTo(true);
        }
      }
    }
  }
}
