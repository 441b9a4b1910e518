package io.github.convparity.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words, each with a number in the order in which they came. */
final class Words {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int numberOf(String word) {
    Integer known = numbers.get(word);
    if (known == null) {
      known = numbers.size();
      numbers.put(word, known);
    }
    return known;
  }

  List<String> words() {
    return List.copyOf(numbers.keySet());
  }
}
