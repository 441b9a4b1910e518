package io.github.convparity.suite;

import java.util.function.UnaryOperator;

/** A suite with something done to each of its cases. */
public record MappedSuite(Suite suite, UnaryOperator<ParityCase> change) implements Suite {
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
    return suite.size();
  }

  @Override
  public ParityCase get(int position) {
    return change.apply(suite.get(position));
  }

  @Override
  public int index(int position) {
    return suite.index(position);
  }
}
