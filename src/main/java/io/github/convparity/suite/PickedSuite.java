package io.github.convparity.suite;

/** Some cases of a suite, each with its index there. */
final class PickedSuite implements Suite {
  private final Suite suite;
  private final int[] positions;

  PickedSuite(Suite suite, int[] positions) {
    this.suite = suite;
    this.positions = positions;
  }

  @Override
  public String name() {
    return suite.name();
  }

  @Override
  public String description() {
    return suite.description();
  }

  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public ParityCase get(int position) {
    return suite.get(positions[position]);
  }

  @Override
  public int index(int position) {
    return suite.index(positions[position]);
  }
}
