package io.github.convparity.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A method that gives the {@link io.github.convparity.conv.Conv2d} to be compared with PyTorch;
 * each case is a test whose name is the case's id.
 *
 * <pre>{@code
 * class FastConvTest {
 *   @ParitySuite("edges")
 *   Conv2d fastConv() {
 *     return new FastConv();
 *   }
 * }
 * }</pre>
 *
 * <p>The method has no parameters and is not private; its class has a constructor without
 * parameters. It is called once, and again after a call of the convolution that did not come back
 * within 60 seconds; all cases are given to the one instance that it gives. One that is {@code
 * AutoCloseable} is closed at the end. Cases are selected by all attributes together: suites, then
 * the file, then cases by id, then the grid. With more than one suite, and where a suite has more
 * than 100 cases, they are grouped.
 *
 * <p>With {@code -Dconvparity.case=ID} every such method is given that one case and no other.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Testable
public @interface ParitySuite {
  /** Names of suites, as {@code convparity list} shows them. */
  String[] value() default {};

  /** Cases by their ids. */
  String[] cases() default {};

  /**
   * A file of cases, one JSON object a line, or a printed model: relative to the working directory,
   * or else a resource, by the rules of {@link Class#getResource}; none if empty.
   */
  String file() default "";

  /** Axes as on the command line, {@code -k 1..3 -s 1..2}; none if empty. */
  String grid() default "";

  /** Narrows what is selected, {@code k:3 s:>1 !mode:zeros}; narrows nothing if empty. */
  String filter() default "";

  /** Whether the gradients of input, weight and bias are compared as well, in every case. */
  boolean grad() default false;

  /** Multiplies every bound, for convolutions that are legally less exact; positive and finite. */
  double slack() default 1;
}
