package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlNodeTest {
  private static YamlNode read(String... lines) {
    return YamlNode.read("my.yaml", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void scalarsAreTheTextThatStandsThere() {
    Map<String, YamlNode> keys =
        read("a: 1.10", "b: 0x10", "c: yes", "d: '1..3'", "e: 2026-01-01", "f: 012")
            .entries(List.of("a", "b", "c", "d", "e", "f"));

    assertThat(keys.values().stream().map(YamlNode::text))
        .containsExactly("1.10", "0x10", "yes", "1..3", "2026-01-01", "012");
  }

  @Test
  void everyValueKnowsItsLine() {
    YamlNode root = read("# a comment", "", "a:", "  - b: 1", "    c: 2", "  - b: 3");

    YamlNode a = root.entries(List.of("a")).get("a");
    assertThat(a.line()).isEqualTo(3);
    assertThat(a.items()).extracting(YamlNode::line).containsExactly(4, 6);
    assertThat(a.items().get(0).entries(List.of("b", "c")).get("c").line()).isEqualTo(5);
  }

  @Test
  void oneValueIsAListOfOneAndNothingAnEmptyOne() {
    Map<String, YamlNode> keys =
        read("a: x", "b:", "c: []", "d: [y, z]").entries(List.of("a", "b", "c", "d"));

    assertThat(keys.get("a").texts()).containsExactly("x");
    assertThat(keys.get("b").texts()).isEmpty();
    assertThat(keys.get("c").texts()).isEmpty();
    assertThat(keys.get("d").texts()).containsExactly("y", "z");
    assertThat(read("").isEmpty()).isTrue();
    assertThat(read("# nothing").entries(List.of("a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[a;line 1: no YAML: while parsing a flow sequence: expected ',' or ']'",
        "a: 1|b:  2|a: 3;line 3: key \"a\" must stand only once",
        "a: &x 1|b: *x;line 2: references (*name) are not read here",
        "a: 1|--- |b: 2;line 3: the file must have one document",
        "a: 1|bb: 2;line 2: key \"bb\" must be one of a, b; did you mean \"b\"?",
        "- a;line 1: the file must be keys with values (a, b), not a list",
        "a: {b: 1};line 1: key \"a\" must be one value, not keys with values",
        "a: ' ';line 1: key \"a\" (\" \") must be one value"
      })
  void whatIsWrongIsSaidWithItsLine(String text, String message) {
    assertThatThrownBy(
            () -> {
              for (YamlNode value :
                  read(text.split("\\|", -1)).entries(List.of("a", "b")).values()) {
                value.text();
              }
            })
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("my.yaml " + message);
  }

  @Test
  void deepNestingAndOtherEncodingsAreRefused() {
    assertThatThrownBy(() -> read("[".repeat(200) + "]".repeat(200)))
        .isInstanceOf(UsageException.class)
        .hasMessage("my.yaml line 1: values are nested too deeply");
    assertThatThrownBy(() -> YamlNode.read("my.yaml", new byte[] {'a', ':', ' ', (byte) 0xFF}))
        .isInstanceOf(UsageException.class)
        .hasMessage("my.yaml must be UTF-8 text");
  }
}
