package io.github.convparity.repro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuotedTest {
  @Test
  void javaLiteralsAreAsciiInOneLine() {
    assertThat(Quoted.java("a\"b\\n\n\u0000\u00e9")).isEqualTo("\"a\\\"b\\\\n\\n\\000\\u00e9\"");
    assertThat(Quoted.java(HostileConv2d.TEXT)).matches("\"[ -~]*\"");
  }

  @Test
  void pythonLiteralsAreAsciiInOneLine() {
    assertThat(Quoted.python("a\"b\\n\n\u00e9\ud83d\ude00"))
        .isEqualTo("\"a\\\"b\\\\n\\u000a\\u00e9\\U0001f600\"");
    assertThat(Quoted.python(HostileConv2d.TEXT)).matches("\"[ -~]*\"");
  }

  @Test
  void aCommentStaysInItsLineAndItsBackslashesBeginNoEscape() {
    assertThat(Quoted.comment("a\nb\\u000ac*/")).isEqualTo("a b\\\\u000ac*/");
    assertThat(Quoted.comment(HostileConv2d.TEXT)).matches("[ -~]*");
  }

  @Test
  void aFenceIsLongerThanAnyWithinIt() {
    assertThat(Quoted.fenced("text", "a\n````\nb\u001b"))
        .isEqualTo("`````text\na\n````\nb\uFFFD\n`````\n");
  }

  @Test
  void aShellsWordIsQuotedWhereItMustBe() {
    assertThat(Quoted.shell("lib/my.jar")).isEqualTo("lib/my.jar");
    assertThat(Quoted.shell("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }

  @Test
  void whatNobodyReadsIsCutOffBetweenCharacters() {
    String long1 = Quoted.java("x".repeat(3999) + "\ud83d\ude00" + "y".repeat(100_000));

    assertThat(long1).endsWith("x ...\"").hasSize(3999 + 4 + 2);
  }
}
