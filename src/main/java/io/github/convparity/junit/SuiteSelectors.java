package io.github.convparity.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Turns what a launcher selects into classes and methods of the tree. */
final class SuiteSelectors implements SelectorResolver {
  private final Predicate<String> classNames;

  /**
   * Keeps nothing but the filter.
   *
   * @param classNames which classes are looked at at all
   */
  SuiteSelectors(Predicate<String> classNames) {
    this.classNames = classNames;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> testClass = selector.getJavaClass();
    if (!classNames.test(testClass.getName()) || !SuiteMethods.hasAny(testClass)) {
      return Resolution.unresolved();
    }
    return context
        .addToParent(parent -> Optional.of(new SuiteNode.OfClass(parent, testClass)))
        .map(node -> Resolution.match(Match.exact(node, () -> methods(testClass))))
        .orElse(Resolution.unresolved());
  }

  private static Set<DiscoverySelector> methods(Class<?> testClass) {
    Set<DiscoverySelector> selectors = new LinkedHashSet<>();
    SuiteMethods.of(testClass).forEach(method -> selectors.add(selectMethod(testClass, method)));
    return selectors;
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    Method method = selector.getJavaMethod();
    if (!SuiteMethods.isSuite(method)) {
      return Resolution.unresolved();
    }
    Optional<SuiteNode.OfMethod> node = node(selector.getJavaClass(), method, context);
    node.ifPresent(SuiteNode.OfMethod::selectAll);
    return node.map(found -> Resolution.match(Match.exact(found))).orElse(Resolution.unresolved());
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    List<UniqueId.Segment> segments = id.getSegments();
    if (segments.size() < 2 || !segments.get(1).getType().equals(SuiteNode.OfClass.SEGMENT)) {
      return Resolution.unresolved();
    }
    Class<?> testClass =
        ReflectionSupport.tryToLoadClass(segments.get(1).getValue()).toOptional().orElse(null);
    if (testClass == null) {
      return Resolution.unresolved();
    }
    if (segments.size() == 2) {
      return Resolution.selectors(Set.of(selectClass(testClass)));
    }
    String name = segments.get(2).getValue();
    return SuiteMethods.of(testClass).stream()
        .filter(method -> name.equals(method.getName() + "()"))
        .findFirst()
        .map(method -> below(testClass, method, id, context))
        .orElse(Resolution.unresolved());
  }

  /** The method of an id, or what is below it. */
  private static Resolution below(Class<?> testClass, Method method, UniqueId id, Context context) {
    if (id.getSegments().size() == 3) {
      return Resolution.selectors(Set.of(selectMethod(testClass, method)));
    }
    Optional<SuiteNode.OfMethod> node = node(testClass, method, context);
    node.ifPresent(found -> found.select(id));
    return node.map(found -> Resolution.match(Match.exact(found))).orElse(Resolution.unresolved());
  }

  private static Optional<SuiteNode.OfMethod> node(
      Class<?> testClass, Method method, Context context) {
    return context.addToParent(
        () -> selectClass(testClass),
        parent -> {
          SuiteNode.OfMethod made = new SuiteNode.OfMethod(parent, testClass, method);
          for (TestDescriptor child : parent.getChildren()) {
            if (child.equals(made) && child instanceof SuiteNode.OfMethod known) {
              return Optional.of(known);
            }
          }
          return Optional.of(made);
        });
  }
}
