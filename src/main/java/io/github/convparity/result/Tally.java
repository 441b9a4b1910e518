package io.github.convparity.result;

import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** Counts of verdicts. */
public final class Tally {
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Flag, Long> flags = new EnumMap<>(Flag.class);
  private String weakExample = "";
  private String knownExample = "";
  private long known;
  private long sameRefusalWords;
  private long equalShapes;
  private long comparedShapes;
  private double worstRatio;
  private String worstSetting = "";

  /** Counts one result. */
  public void add(ParityResult result) {
    verdicts.merge(result.verdict(), 1L, Long::sum);
    result.flags().forEach(flag -> flags.merge(flag, 1L, Long::sum));
    if (weakExample.isEmpty() && !result.weak().isEmpty()) {
      weakExample = result.id() + ": " + result.weak().get(0);
    }
    if (result.known() != null) {
      known++;
      knownExample = knownExample.isEmpty() ? result.id() + ": " + result.known() : knownExample;
    }
    if (Boolean.TRUE.equals(result.messageEqual()) && result.verdict() == Verdict.BOTH_REFUSE) {
      sameRefusalWords++;
    }
    if (result.candidate().shape() != null && result.reference().shape() != null) {
      comparedShapes++;
      equalShapes += result.candidate().shape().equals(result.reference().shape()) ? 1 : 0;
    }
    if (result.worstRatio() > worstRatio) {
      worstRatio = result.worstRatio();
      worstSetting = result.id();
    }
  }

  /** How many results have each flag that occurred. */
  public Map<Flag, Long> flags() {
    return flags;
  }

  /** The first weak case and its readings; empty if there is none. */
  public String weakExample() {
    return weakExample;
  }

  /** How many results have this verdict. */
  public long of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** The counts that are not 0, most severe verdict first. */
  public Map<Verdict, Long> verdicts() {
    return verdicts;
  }

  /** All results. */
  public long results() {
    return verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Results whose verdict passes. */
  public long passed() {
    return count(true);
  }

  /** Results whose verdict fails. */
  public long failed() {
    return results() - passed() - of(Verdict.UNSUPPORTED);
  }

  /** Failures that were expected; they count as failed too. */
  public long known() {
    return known;
  }

  /** The first failure that was expected, and why; empty if there is none. */
  public String knownExample() {
    return knownExample;
  }

  /** Failures that nobody expected. */
  public long newFailures() {
    return failed() - known;
  }

  /** Results with a verdict: passed and failed. */
  public long compared() {
    return passed() + failed();
  }

  private long count(boolean passes) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getKey().passes() == passes)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Refusals by both in one and the same wording. */
  public long sameRefusalWords() {
    return sameRefusalWords;
  }

  /** Results with two outputs. */
  public long comparedShapes() {
    return comparedShapes;
  }

  /** Of these, those of one shape. */
  public long equalShapes() {
    return equalShapes;
  }

  /** The largest distance from an exact value over its bound, of either side. */
  public double worstRatio() {
    return worstRatio;
  }

  /** The id of the case with that distance; empty if all are 0. */
  public String worstId() {
    return worstSetting;
  }
}
