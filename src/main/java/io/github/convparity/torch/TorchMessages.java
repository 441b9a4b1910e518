package io.github.convparity.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PyTorch's own words out of what the TorchScript interpreter throws. */
final class TorchMessages {
  /** The line after the traceback, whose own lines are indented. */
  private static final Pattern ERROR =
      Pattern.compile(
          "^(?:[A-Za-z_.]*(?:Error|Exception)): (.*)", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*(?:\\R|$)");

  private TorchMessages() {}

  /** Without prefix, traceback, and what follows the first blank line. */
  static String bare(String thrown) {
    Matcher error = ERROR.matcher(thrown);
    String message = error.find() ? error.group(1) : thrown;
    Matcher blank = BLANK_LINE.matcher(message);
    return (blank.find() ? message.substring(0, blank.start()) : message).strip();
  }

  /** Whether PyTorch says that this platform lacks the kernel, which is no refusal. */
  static boolean isNotImplemented(String message) {
    return message.contains("not implemented for");
  }
}
