package io.github.convparity.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.report.ReportData;
import io.github.convparity.report.VerdictSentence;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A report as one page that needs nothing else: no server, no network, no other file. Data from
 * users stand in it only as escaped text and as compressed data; of scripts, the browser runs only
 * those that the page's policy names by their hash.
 *
 * <pre>{@code
 * byte[] page = HtmlPage.of(data, columns, Map.of(), result -> "show " + result.id(), 20_000_000);
 * }</pre>
 */
public final class HtmlPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final int[] FEWER_DETAILS = {1_000, 100};

  private final ReportData data;
  private final Map<ParityResult, CloseUp> closeUps;
  private final Function<ParityResult, String> command;
  private final Map<String, byte[]> fixed = new LinkedHashMap<>();
  private boolean outputsFit = true;

  private HtmlPage(
      ReportData data,
      Map<ParityResult, CloseUp> closeUps,
      Function<ParityResult, String> command) {
    this.data = data;
    this.closeUps = closeUps;
    this.command = command;
    fix("title", Html.escaped(VerdictSentence.of(data)));
    fix("static", StaticPart.of(data));
    fix("styles", Resources.styles());
    fix("library", Resources.library());
    fix("script", Resources.script());
    fix("policy", policy());
  }

  /**
   * The page in UTF-8. Where it would be too large, first fewer results keep their details, then
   * none its outputs, then the best results are left out, and the page says so.
   *
   * @param columns a row for each result of {@code data}, in the same order
   * @param closeUps by result, for some of the worst
   * @param command that does the case of a result again
   * @param maxBytes size of the page
   * @throws UsageException if a page without any result would be larger than that
   */
  public static byte[] of(
      ReportData data,
      Columns columns,
      Map<ParityResult, CloseUp> closeUps,
      Function<ParityResult, String> command,
      long maxBytes) {
    HtmlPage page = new HtmlPage(data, closeUps, command);
    byte[] whole = page.assembled(columns, data.worst(), places(data.worst()));
    List<ReportData.Row> details = data.worst();
    for (int count : FEWER_DETAILS) {
      if (whole.length > maxBytes) {
        details = page.worst(count);
        whole = page.assembled(columns, details, places(details));
      }
    }
    if (whole.length > maxBytes && !closeUps.isEmpty()) {
      page.outputsFit = false;
      whole = page.assembled(columns, details, places(details));
    }
    if (whole.length <= maxBytes) {
      return whole;
    }
    byte[] empty = page.assembled(columns.picked(new int[0]), List.of(), new int[0]);
    if (empty.length > maxBytes) {
      throw new UsageException(
          "--max-size (" + maxBytes + ") must be at least " + empty.length + " bytes here");
    }
    int rows = columns.rows();
    while (whole.length > maxBytes) {
      double share = (double) (maxBytes - empty.length) / (whole.length - empty.length);
      rows = (int) (rows * Math.min(share, 1) * 0.97);
      whole = page.cut(columns, details, rows);
    }
    return whole;
  }

  /** So many of the worst, and all that have a close-up. */
  private List<ReportData.Row> worst(int count) {
    List<ReportData.Row> all = data.worst();
    return IntStream.range(0, all.size())
        .filter(i -> i < count || closeUps.containsKey(all.get(i).result()))
        .mapToObj(all::get)
        .toList();
  }

  private static int[] places(List<ReportData.Row> rows) {
    return rows.stream().mapToInt(row -> (int) row.row()).toArray();
  }

  /** With the worst rows only. */
  private byte[] cut(Columns columns, List<ReportData.Row> details, int rows) {
    int[] kept = WorstRows.of(columns, rows);
    List<ReportData.Row> left =
        details.stream()
            .filter(row -> Arrays.binarySearch(kept, (int) row.row()) >= 0)
            .limit(rows)
            .toList();
    int[] places =
        left.stream().mapToInt(row -> Arrays.binarySearch(kept, (int) row.row())).toArray();
    return assembled(columns.picked(kept), left, places);
  }

  private byte[] assembled(Columns columns, List<ReportData.Row> details, int[] places) {
    ObjectNode meta = Meta.of(data, columns);
    Map<String, byte[]> parts = new LinkedHashMap<>(fixed);
    parts.put("columns", Packed.columns(columns, meta.putArray("columns")));
    parts.put("measures", Packed.measures(details, places));
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < places.length; i++) {
      ParityResult result = details.get(i).result();
      CloseUp closeUp = closeUps.get(result);
      if (closeUp != null && !outputsFit) {
        closeUp = CloseUp.missing("the page was to be smaller");
      }
      told.add(Details.of(places[i], result, command.apply(result), closeUp));
    }
    parts.put("details", Packed.json(told));
    parts.put("meta", Packed.json(meta));
    return filled(parts);
  }

  private static byte[] filled(Map<String, byte[]> parts) {
    String template = Resources.template();
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Matcher place = PLACE.matcher(template);
    int from = 0;
    while (place.find()) {
      page.writeBytes(template.substring(from, place.start()).getBytes(StandardCharsets.UTF_8));
      byte[] part = parts.get(place.group(1));
      if (part == null) {
        throw new IllegalStateException("the page has nothing for " + place.group());
      }
      page.writeBytes(part);
      from = place.end();
    }
    page.writeBytes(template.substring(from).getBytes(StandardCharsets.UTF_8));
    return page.toByteArray();
  }

  private void fix(String name, String text) {
    fixed.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** No address may be asked for anything, and no other script or style be used. */
  private String policy() {
    return "default-src 'none'; script-src "
        + hash("library")
        + " "
        + hash("script")
        + "; style-src "
        + hash("styles")
        + "; base-uri 'none'; form-action 'none'";
  }

  private String hash(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(fixed.get(name));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
