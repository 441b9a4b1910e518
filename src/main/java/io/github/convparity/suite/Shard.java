package io.github.convparity.suite;

import io.github.convparity.tensor.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a selection, so that as many machines can share a run: {@code 3/8} is the
 * third of eight. A case belongs to shard 1 + h mod n, where h is the first eight bytes of the
 * SHA-256 of its id in UTF-8, read as an unsigned big-endian number. Other programs can compute the
 * same.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

  /**
   * A suite of the whole selection.
   *
   * @param suite its name
   * @param cases how many of its cases the whole selection has
   * @param here how many of these are in this shard
   */
  public record Part(String suite, int cases, int here) {}

  /**
   * What a shard was taken from.
   *
   * @param shard which one was taken
   * @param cases of the whole selection
   * @param sha256 over one line for each of them, {@code suite index id}, in their order
   * @param parts the suites in the order of the selection
   */
  public record Whole(Shard shard, long cases, String sha256, List<Part> parts) {}

  /**
   * A shard's cases, which keep their suite and index.
   *
   * @param selection the cases
   * @param whole what they were taken from
   */
  public record Taken(Selection selection, Whole whole) {}

  /**
   * Reads {@code 3/8}.
   *
   * @throws UsageException if it is nothing like that
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "--shard (" + text + ") must be like 3/8: the third of eight, counted from 1");
    }
    Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    if (shard.number < 1 || shard.number > shard.of) {
      throw new UsageException(
          "--shard (" + text + ") must be from 1/" + shard.of + " to " + shard.of + "/" + shard.of);
    }
    return shard;
  }

  /** Whether a case with this id belongs here. */
  public boolean has(String id) {
    Digest.Stream digest = new Digest.Stream();
    digest.update(id.getBytes(StandardCharsets.UTF_8));
    long hash = ByteBuffer.wrap(digest.bytes()).getLong();
    return Long.remainderUnsigned(hash, of) == number - 1;
  }

  /** Takes this shard of a selection. Looks at every case of it. */
  public Taken of(Selection selection) {
    Digest.Stream digest = new Digest.Stream();
    Selection taken =
        selection.filtered(
            selected -> {
              String id = selected.parityCase().id();
              String line = selected.suite() + " " + selected.index() + " " + id + "\n";
              digest.update(line.getBytes(StandardCharsets.UTF_8));
              return has(id);
            });
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < selection.suites().size(); i++) {
      Suite suite = selection.suites().get(i);
      parts.add(new Part(suite.name(), suite.size(), taken.suites().get(i).size()));
    }
    return new Taken(taken, new Whole(this, selection.size(), digest.hex(), List.copyOf(parts)));
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
