package io.github.convparity.run;

import io.github.convparity.diagnose.Grouping;
import io.github.convparity.result.Header;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.ShardFile;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shards of one run, to be joined in the order of the whole selection. */
public final class ShardSet {
  private static final Comparator<ShardFile> IN_ORDER =
      Comparator.comparingInt(ShardFile::suite).thenComparingInt(shard -> shard.result().index());

  private final List<Path> folders;
  private final Header first;

  private ShardSet(List<Path> folders, Header first) {
    this.folders = folders;
    this.first = first;
  }

  /**
   * Looks at the headers and at whether each shard is finished.
   *
   * @param folders of results
   * @throws NoSuchFileException if a folder or its results do not exist
   * @throws UsageException if they are not all shards of one run, each once and finished; the
   *     message says all that is wrong
   */
  public static ShardSet of(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
      if (!Files.isDirectory(folder)) {
        throw new FileSystemException(folder.toString(), null, "a folder is expected, not a file");
      }
      if (!Files.exists(ResultsFolder.results(folder))) {
        throw new NoSuchFileException(ResultsFolder.results(folder).toString());
      }
    }
    List<String> faults = new ArrayList<>();
    Map<Path, Header> headers = new LinkedHashMap<>();
    for (Path folder : folders) {
      try (ShardFile shard = open(folder)) {
        if (headers.put(folder, shard.header()) == null) {
          while (shard.advance()) {
            // Only to its end.
          }
        } else {
          faults.add(folder + " is named twice");
        }
      } catch (UsageException e) {
        faults.add(e.getMessage());
      }
    }
    faults.addAll(faultsOfSet(headers));
    if (!faults.isEmpty()) {
      throw new UsageException(String.join("\n  ", faults));
    }
    return new ShardSet(List.copyOf(folders), headers.values().iterator().next());
  }

  private static ShardFile open(Path folder) throws IOException {
    Path file = ResultsFolder.results(folder);
    return new ShardFile(Files.newBufferedReader(file), file.toString());
  }

  private static List<String> faultsOfSet(Map<Path, Header> headers) {
    List<String> faults = new ArrayList<>();
    if (headers.isEmpty()) {
      return faults;
    }
    Map.Entry<Path, Header> one = headers.entrySet().iterator().next();
    Map<Integer, Path> byNumber = new TreeMap<>();
    for (Map.Entry<Path, Header> other : headers.entrySet()) {
      List<String> differing = differing(one.getValue(), other.getValue());
      if (differing.isEmpty()) {
        Shard shard = whole(other.getValue()).shard();
        Path same = byNumber.put(shard.number(), other.getKey());
        if (same != null) {
          faults.add("shard " + shard + " is there twice: " + same + " and " + other.getKey());
        }
      } else {
        faults.add(
            other.getKey()
                + " belongs to another run than "
                + one.getKey()
                + ": "
                + String.join(", ", differing));
      }
    }
    int of = whole(one.getValue()).shard().of();
    List<String> missing =
        IntStream.rangeClosed(1, of)
            .filter(number -> !byNumber.containsKey(number))
            .mapToObj(number -> number + "/" + of)
            .toList();
    if (!missing.isEmpty()) {
      faults.add(
          (missing.size() == 1 ? "shard " : "shards ")
              + missing.stream().limit(20).collect(Collectors.joining(", "))
              + (missing.size() > 20 ? " and " + (missing.size() - 20) + " more" : "")
              + (missing.size() == 1 ? " is missing" : " are missing"));
    }
    return faults;
  }

  private static Shard.Whole whole(Header header) {
    return Objects.requireNonNull(header.whole());
  }

  /** In what two headers differ, in words. */
  private static List<String> differing(Header a, Header b) {
    List<String> found = new ArrayList<>();
    compare("version", a.version(), b.version(), found);
    compare("number of shards", whole(a).shard().of(), whole(b).shard().of(), found);
    compare("selection", a.selection(), b.selection(), found);
    if (found.isEmpty() && !whole(a).sha256().equals(whole(b).sha256())) {
      found.add("the cases of the selection");
    }
    compare("candidates", a.candidates(), b.candidates(), found);
    compare("reference", a.reference(), b.reference(), found);
    compare("slack", a.slack(), b.slack(), found);
    Map<String, String> ours = a.fingerprint().facts();
    Map<String, String> theirs = b.fingerprint().facts();
    Map<String, String> all = new LinkedHashMap<>(ours);
    all.putAll(theirs);
    for (String name : all.keySet()) {
      compare(
          "fingerprint " + name,
          ours.getOrDefault(name, "none"),
          theirs.getOrDefault(name, "none"),
          found);
    }
    return found;
  }

  private static void compare(String what, Object expected, Object given, List<String> found) {
    if (!expected.equals(given)) {
      found.add(what + " (" + given + ") must be " + expected);
    }
  }

  /**
   * The header of the whole run, with the earliest start.
   *
   * @param command that joins
   */
  public Header header(List<String> command) {
    return new Header(
        first.version(),
        command,
        first.selection(),
        whole(first).cases(),
        first.candidates(),
        first.reference(),
        first.fingerprint(),
        first.slack(),
        first.started());
  }

  /**
   * Hands all results on in the order of the selection.
   *
   * @param totals counts them
   * @param exit the exit code, from the totals
   */
  public void join(Header header, List<ResultSink> sinks, Totals totals, ToIntFunction<Totals> exit)
      throws IOException {
    byte[] headerLine = ResultLines.header(header);
    for (ResultSink sink : sinks) {
      sink.header(header, headerLine);
    }
    Grouping grouping = new Grouping();
    double seconds = 0;
    List<ShardFile> open = new ArrayList<>();
    try {
      PriorityQueue<ShardFile> waiting = new PriorityQueue<>(IN_ORDER);
      for (Path folder : folders) {
        ShardFile shard = open(folder);
        open.add(shard);
        if (shard.advance()) {
          waiting.add(shard);
        }
      }
      while (!waiting.isEmpty()) {
        ShardFile shard = waiting.remove();
        if (handOnCase(shard, sinks, totals, grouping)) {
          waiting.add(shard);
        }
      }
      for (ShardFile shard : open) {
        seconds += Objects.requireNonNullElse(shard.seconds(), 0.0);
      }
    } finally {
      for (ShardFile shard : open) {
        shard.close();
      }
    }
    totals.explain(grouping.groups());
    totals.finish(seconds, exit.applyAsInt(totals));
    for (ResultSink sink : sinks) {
      sink.totals(header, totals, ResultLines.totals(totals));
    }
  }

  /** All candidates of one case; false after the shard's last one. */
  private static boolean handOnCase(
      ShardFile shard, List<ResultSink> sinks, Totals totals, Grouping grouping)
      throws IOException {
    boolean more = true;
    for (int c = 0; c < shard.header().candidates().size(); c++) {
      totals.add(shard.result());
      grouping.add(shard.result());
      byte[] line = shard.line().getBytes(StandardCharsets.UTF_8);
      for (ResultSink sink : sinks) {
        sink.result(shard.result(), line);
      }
      more = shard.advance();
    }
    return more;
  }
}
