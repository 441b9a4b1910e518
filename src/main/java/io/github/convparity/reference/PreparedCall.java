package io.github.convparity.reference;

/**
 * One convolution whose arguments the reference already holds, so that nothing but the operator is
 * measured. For the thread that prepared it.
 */
public interface PreparedCall extends AutoCloseable {
  /** Computes the output, or the gradients, once and gives them back at once. */
  void call();

  /** Gives the arguments back. */
  @Override
  void close();
}
