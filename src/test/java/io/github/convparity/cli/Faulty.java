package io.github.convparity.cli;

import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Path;

/** Candidates with faults that the tests of reports need. */
final class Faulty {
  /** All that XML, Markdown, HTML and GitHub's commands would read as theirs. */
  static final String HOSTILE =
      "<b>|`x` ]]> & \"q\" 50% \\u0001\\u001b[31m\\n::error::x _a_ \\uFFFE";

  private Faulty() {}

  /**
   * Compiles {@code swapped}, which takes the padding for (w, h), {@code right}, {@code picky},
   * which supports nothing, and {@code hostile}, which fails with such a message.
   */
  static Path compile(Path folder) throws IOException {
    return CompiledCandidates.in(folder)
        .with(
            "Swapped",
            "swapped",
            """
            Padding padding =
                options.padding() instanceof Padding.Explicit explicit
                    ? new Padding.Explicit(explicit.amount().swapped())
                    : options.padding();
            return new DirectConv2d().forward(input, weight, bias,
                new Conv2dOptions(options.stride(), padding, options.dilation(), options.groups(),
                    options.paddingMode()));
            """)
        .with("Right", "right", "return new DirectConv2d().forward(input, weight, bias, options);")
        .with("Picky", "picky", "throw new UnsupportedOperationException(\"only tea\");")
        .with(
            "Hostile",
            "hostile",
            "throw new IllegalStateException(\"" + HOSTILE.replace("\"", "\\\"") + "\");")
        .compile();
  }
}
