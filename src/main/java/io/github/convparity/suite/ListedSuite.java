package io.github.convparity.suite;

import java.util.List;

/** A suite whose cases stand in a list. */
public record ListedSuite(
    String name, String description, List<ParityCase> cases, List<Integer> indices)
    implements Suite {

  /** Cases whose index is their position. */
  public ListedSuite(String name, String description, List<ParityCase> cases) {
    this(name, description, cases, List.of());
  }

  @Override
  public int size() {
    return cases.size();
  }

  @Override
  public ParityCase get(int position) {
    return cases.get(position);
  }

  @Override
  public int index(int position) {
    return indices.isEmpty() ? position : indices.get(position);
  }
}
