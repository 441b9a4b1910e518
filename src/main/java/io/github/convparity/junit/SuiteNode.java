package io.github.convparity.junit;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.CompositeTestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** What stands in the tree of tests below the engine. */
abstract class SuiteNode extends AbstractTestDescriptor {
  private final Type type;

  private SuiteNode(UniqueId uniqueId, String displayName, TestSource source, Type type) {
    super(uniqueId, displayName, source);
    this.type = type;
  }

  @Override
  public final Type getType() {
    return type;
  }

  /** A class with methods. */
  static final class OfClass extends SuiteNode {
    static final String SEGMENT = "class";

    private final Class<?> testClass;

    OfClass(TestDescriptor parent, Class<?> testClass) {
      super(
          parent.getUniqueId().append(SEGMENT, testClass.getName()),
          testClass.getSimpleName(),
          ClassSource.from(testClass),
          Type.CONTAINER);
      this.testClass = testClass;
    }

    Class<?> testClass() {
      return testClass;
    }
  }

  /** A method with cases, which are added when they are run. */
  static final class OfMethod extends SuiteNode {
    static final String SEGMENT = "method";

    private final Class<?> testClass;
    private final Method method;
    private final Set<UniqueId> selected = new LinkedHashSet<>();
    private boolean whole;

    OfMethod(TestDescriptor parent, Class<?> testClass, Method method) {
      super(
          parent.getUniqueId().append(SEGMENT, method.getName() + "()"),
          method.getName() + "()",
          MethodSource.from(testClass, method),
          Type.CONTAINER);
      this.testClass = testClass;
      this.method = method;
    }

    Class<?> testClass() {
      return testClass;
    }

    Method method() {
      return method;
    }

    /** All cases are to be run. */
    void selectAll() {
      whole = true;
    }

    /** One case or group is to be run. */
    void select(UniqueId below) {
      selected.add(below);
    }

    boolean isWhole() {
      return whole || selected.isEmpty();
    }

    /** Whether something that is to be run is there, below it, or above it. */
    boolean isSelected(UniqueId id) {
      return isWhole() || selected.stream().anyMatch(one -> id.hasPrefix(one) || one.hasPrefix(id));
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }
  }

  /** Some of a suite's cases, one after the other. */
  static final class OfGroup extends SuiteNode {
    static final String SEGMENT = "group";

    OfGroup(OfMethod parent, String name) {
      super(
          parent.getUniqueId().append(SEGMENT, name),
          name,
          parent.getSource().orElseThrow(),
          Type.CONTAINER);
      setParent(parent);
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }
  }

  /** One case. */
  static final class OfCase extends SuiteNode {
    static final String SEGMENT = "case";

    /**
     * A test.
     *
     * @param index in its suite, since a file may have a case twice
     */
    OfCase(TestDescriptor parent, int index, String id) {
      super(
          parent.getUniqueId().append(SEGMENT, index + "." + id),
          id,
          // A method source as such would have Surefire call all cases by the method's name.
          CompositeTestSource.from(List.of(parent.getSource().orElseThrow())),
          Type.TEST);
      setParent(parent);
    }
  }
}
