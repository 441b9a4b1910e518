package io.github.convparity.junit;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.suite.UsageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Methods that carry the annotation: finds them, says what is wrong with them, calls them. */
final class SuiteMethods {
  private SuiteMethods() {}

  /** Those of a class, inherited ones first; none if it can have no instance. */
  static List<Method> of(Class<?> testClass) {
    if (testClass.isInterface() || Modifier.isAbstract(testClass.getModifiers())) {
      return List.of();
    }
    return ReflectionSupport.findMethods(
        testClass, SuiteMethods::isSuite, HierarchyTraversalMode.TOP_DOWN);
  }

  /** Whether a class has any. */
  static boolean hasAny(Class<?> testClass) {
    return !of(testClass).isEmpty();
  }

  /** Whether a method is one. */
  static boolean isSuite(Method method) {
    return AnnotationSupport.isAnnotated(method, ParitySuite.class);
  }

  /** The annotation, which may stand on an annotation of the method. */
  static ParitySuite annotation(Method method) {
    return AnnotationSupport.findAnnotation(method, ParitySuite.class).orElseThrow();
  }

  /** Why a method cannot be called; null if it can. */
  static @Nullable String problem(Class<?> testClass, Method method) {
    String is = null;
    if (Modifier.isPrivate(method.getModifiers())) {
      is = "is private";
    } else if (method.getParameterCount() > 0) {
      is = "has parameters";
    } else if (method.getReturnType() == void.class || method.getReturnType().isPrimitive()) {
      is = "returns " + method.getReturnType().getSimpleName();
    } else if (testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers())) {
      is = "stands in an inner class that is not static";
    } else if (!hasConstructor(testClass)) {
      is = "stands in a class without a constructor that has no parameters";
    }
    return is == null ? null : expected(is);
  }

  private static String expected(String is) {
    return "a method without parameters that is not private and gives a "
        + Conv2d.class.getName()
        + " is expected; this one "
        + is;
  }

  private static boolean hasConstructor(Class<?> testClass) {
    try {
      return testClass.getDeclaredConstructor().getParameterCount() == 0;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /**
   * What a method gives.
   *
   * @param instance of its class
   * @throws UsageException if that is not a {@link Conv2d}
   */
  static Conv2d call(Method method, Object instance) {
    Object given;
    try {
      method.setAccessible(true);
      given = method.invoke(instance);
    } catch (InvocationTargetException e) {
      throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it cannot be called: " + e, e);
    }
    if (given instanceof Conv2d conv) {
      return conv;
    }
    throw new UsageException(
        expected("gave " + (given == null ? "null" : "a " + given.getClass().getName())));
  }

  /** An instance of a test class. */
  static Object instance(Class<?> testClass) {
    return ReflectionSupport.newInstance(testClass);
  }

  /** A user's throwable as it is, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException rethrown(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
