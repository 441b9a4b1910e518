package io.github.convparity.repro;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Refuses everything with a message that wants to break out of wherever it is put. */
public final class HostileConv2d implements Conv2d {
  /** Quotes, ends of lines, comments, escapes, fences, markup, and what no text has. */
  public static final String TEXT =
      "\"; } */ // \n raise SystemExit(77) \r\n \\u000a System.exit(77); \\\\u000a \"\"\" ''' "
          + "```\n````\n# title\n</code><script>alert(1)</script> | %s %n {0} ${x} \u0000\u001b[2J"
          + "\u2028\u0085 \ud800 \ud83d\ude00 \\";

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    throw new IllegalArgumentException(TEXT);
  }
}
