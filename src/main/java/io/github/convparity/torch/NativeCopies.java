package io.github.convparity.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The tensors of one call where PyTorch can read them, each at an address that is a multiple of 64,
 * as PyTorch's own are. Small ones share a buffer that a thread keeps and fills anew for each call:
 * what a call made must be closed before the next one of the same thread.
 */
final class NativeCopies {
  /** PyTorch's alignment, in bytes. */
  private static final int ALIGNMENT = 64;

  private static final int KEPT_BYTES = 1 << 18;

  private static final ThreadLocal<ByteBuffer> KEPT =
      ThreadLocal.withInitial(() -> aligned(KEPT_BYTES));

  private final PtNDManager manager;
  private final ByteBuffer kept;
  private int used;

  private NativeCopies(PtNDManager manager, ByteBuffer kept) {
    this.manager = manager;
    this.kept = kept;
  }

  /** Of one call, which is over before the next one of this thread. */
  static NativeCopies ofCall(PtNDManager manager) {
    return new NativeCopies(manager, KEPT.get());
  }

  /** Of calls that others may come between: none is in a shared buffer. */
  static NativeCopies lasting(PtNDManager manager) {
    return new NativeCopies(manager, ByteBuffer.allocateDirect(0));
  }

  /**
   * A copy of a tensor; of a 16-bit one in float32.
   *
   * @throws UnsupportedOperationException from 2 GiB on
   */
  PtNDArray of(Tensor tensor) {
    DType dtype = tensor.dtype().accumulator();
    long bytes = (long) tensor.length() * dtype.bytes();
    if (bytes > Integer.MAX_VALUE - ALIGNMENT) {
      throw new UnsupportedOperationException(
          "a tensor of 2 GiB or more cannot be handed to PyTorch");
    }
    ByteBuffer buffer = room((int) bytes);
    Shape shape = shape(tensor);
    if (dtype == DType.FLOAT64) {
      buffer.asDoubleBuffer().put(tensor.doubles());
      return manager.create(buffer, shape, DataType.FLOAT64);
    }
    buffer.asFloatBuffer().put(tensor.floats());
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  private static Shape shape(Tensor tensor) {
    long[] dims = new long[tensor.sizes().rank()];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = tensor.sizes().dim(axis);
    }
    return new Shape(dims);
  }

  private ByteBuffer room(int bytes) {
    if (bytes > kept.capacity() - used) {
      return aligned(bytes);
    }
    ByteBuffer part = kept.slice(used, bytes).order(ByteOrder.nativeOrder());
    used = Math.min(kept.capacity(), (used + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    return part;
  }

  private static ByteBuffer aligned(int bytes) {
    ByteBuffer whole = ByteBuffer.allocateDirect(bytes + ALIGNMENT);
    int start = whole.alignmentOffset(0, ALIGNMENT);
    return whole.slice(start == 0 ? 0 : ALIGNMENT - start, bytes).order(ByteOrder.nativeOrder());
  }
}
