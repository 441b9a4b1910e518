package io.github.convparity.run;

/** What Java itself writes to standard error. */
public final class JavaNotes {
  private JavaNotes() {}

  /** Whether a line is Java's note on a module that it was asked to use, as this Java was. */
  public static boolean isOnModules(String line) {
    return line.equals("WARNING: Using incubator modules: jdk.incubator.vector");
  }
}
