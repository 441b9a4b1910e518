package io.github.convparity.run;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Who ends the process: a signal, or code that called {@code System.exit}. */
public final class Exits {
  private Exits() {}

  /** Whether code ends the process and no signal; to be asked by a shutdown hook. */
  public static boolean isByCode() {
    Collection<StackTraceElement[]> stacks = Thread.getAllStackTraces().values();
    return stacks.stream()
        .anyMatch(stack -> has(stack, "java.lang.Shutdown") && !has(stack, "java.lang.Terminator"));
  }

  /** Whether one of these classes stands on the stack, or a class within it. */
  private static boolean has(StackTraceElement[] stack, String className) {
    List<StackTraceElement> frames = Arrays.asList(stack);
    return frames.stream()
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.equals(className) || name.startsWith(className + "$"));
  }
}
