package io.github.convparity.run;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the pipes between a run and the process of its candidates: arguments one way,
 * answers the other. Numbers are big-endian; elements of tensors are their bits, so that every NaN
 * arrives as it was.
 */
@SuppressWarnings("EnumOrdinal") // both processes are of one program
final class Frames {
  private static final int CHUNK = 1 << 13;

  private Frames() {}

  static void write(Asked.Question question, DataOutputStream out) throws IOException {
    write(question.candidate(), out);
    out.writeBoolean(question.grad());
    out.writeBoolean(question.twice());
  }

  static Asked.Question question(DataInputStream in) throws IOException {
    return new Asked.Question(text(in), in.readBoolean(), in.readBoolean());
  }

  static void write(Arguments arguments, DataOutputStream out) throws IOException {
    write(arguments.input(), out);
    write(arguments.weight(), out);
    write(arguments.bias(), out);
    write(arguments.gradOutput(), out);
    Conv2dOptions options = arguments.options();
    write(options.stride(), out);
    Padding padding = options.padding();
    out.writeByte(padding instanceof Padding.Same ? 1 : padding instanceof Padding.Valid ? 2 : 0);
    if (padding instanceof Padding.Explicit explicit) {
      write(explicit.amount(), out);
    }
    write(options.dilation(), out);
    out.writeInt(options.groups());
    out.writeByte(options.paddingMode().ordinal());
  }

  static Arguments arguments(DataInputStream in) throws IOException {
    Tensor input = needed(in);
    Tensor weight = needed(in);
    Tensor bias = tensor(in);
    Tensor gradOutput = tensor(in);
    Pair stride = pair(in);
    int kind = in.readByte();
    Padding padding =
        switch (kind) {
          case 1 -> new Padding.Same();
          case 2 -> new Padding.Valid();
          default -> new Padding.Explicit(pair(in));
        };
    Pair dilation = pair(in);
    int groups = in.readInt();
    PaddingMode mode = PaddingMode.values()[in.readByte()];
    Conv2dOptions options = new Conv2dOptions(stride, padding, dilation, groups, mode);
    return new Arguments(input, weight, bias, gradOutput, options);
  }

  static void write(Asked asked, DataOutputStream out) throws IOException {
    write(asked.first(), out);
    Asked.Timed second = asked.second();
    out.writeBoolean(second != null);
    if (second != null) {
      write(second, out);
    }
  }

  static Asked asked(DataInputStream in) throws IOException {
    Asked.Timed first = timed(in);
    return new Asked(first, in.readBoolean() ? timed(in) : null);
  }

  private static void write(Asked.Timed timed, DataOutputStream out) throws IOException {
    write(timed.answers().output(), out);
    Outcome gradients = timed.answers().gradients();
    out.writeBoolean(gradients != null);
    if (gradients != null) {
      write(gradients, out);
    }
    out.writeLong(timed.nanos());
  }

  private static Asked.Timed timed(DataInputStream in) throws IOException {
    Outcome output = outcome(in);
    Outcome gradients = in.readBoolean() ? outcome(in) : null;
    return new Asked.Timed(new Answers(output, gradients), in.readLong());
  }

  private static void write(Outcome outcome, DataOutputStream out) throws IOException {
    if (outcome instanceof Outcome.Output output) {
      out.writeByte(0);
      write(output.tensor(), out);
    } else if (outcome instanceof Outcome.Gradients answer) {
      out.writeByte(1);
      write(answer.gradients().input(), out);
      write(answer.gradients().weight(), out);
      write(answer.gradients().bias(), out);
    } else if (outcome instanceof Outcome.Refusal refusal) {
      out.writeByte(2);
      write(refusal.message(), out);
    } else if (outcome instanceof Outcome.Unsupported unsupported) {
      out.writeByte(3);
      write(unsupported.message(), out);
    } else if (outcome instanceof Outcome.Failure failure) {
      out.writeByte(4);
      write(failure.message(), out);
      out.writeBoolean(failure.timedOut());
    }
  }

  private static Outcome outcome(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Outcome.Output(needed(in));
      case 1 -> new Outcome.Gradients(new Conv2dGradients(needed(in), needed(in), tensor(in)));
      case 2 -> new Outcome.Refusal(text(in));
      case 3 -> new Outcome.Unsupported(text(in));
      case 4 -> new Outcome.Failure(text(in), in.readBoolean());
      default -> throw new IOException("outcome (" + kind + ") must be from 0 to 4");
    };
  }

  private static void write(Pair pair, DataOutputStream out) throws IOException {
    out.writeInt(pair.h());
    out.writeInt(pair.w());
  }

  private static Pair pair(DataInputStream in) throws IOException {
    return new Pair(in.readInt(), in.readInt());
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text); // any text, whole characters or not
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(in.readChar());
    }
    return text.toString();
  }

  private static void write(@Nullable Tensor tensor, DataOutputStream out) throws IOException {
    if (tensor == null) {
      out.writeByte(-1);
      return;
    }
    out.writeByte(tensor.dtype().ordinal());
    int[] shape = tensor.shape();
    out.writeInt(shape.length);
    for (int dim : shape) {
      out.writeInt(dim);
    }
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * tensor.dtype().bytes());
    for (int start = 0; start < tensor.length(); start += CHUNK) {
      int count = Math.min(CHUNK, tensor.length() - start);
      switch (tensor.dtype()) {
        case FLOAT32 -> buffer.asFloatBuffer().put(tensor.floats(), start, count);
        case FLOAT64 -> buffer.asDoubleBuffer().put(tensor.doubles(), start, count);
        default -> buffer.asShortBuffer().put(tensor.bits(), start, count);
      }
      out.write(buffer.array(), 0, count * tensor.dtype().bytes());
    }
  }

  private static Tensor needed(DataInputStream in) throws IOException {
    Tensor tensor = tensor(in);
    if (tensor == null) {
      throw new IOException("a tensor is missing");
    }
    return tensor;
  }

  private static @Nullable Tensor tensor(DataInputStream in) throws IOException {
    int kind = in.readByte();
    if (kind < 0) {
      return null;
    }
    DType dtype = DType.values()[kind];
    int[] shape = new int[in.readInt()];
    int elements = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = in.readInt();
      elements = Math.multiplyExact(elements, shape[axis]);
    }
    return switch (dtype) {
      case FLOAT32 -> Tensor.float32(floats(elements, in), shape);
      case FLOAT64 -> Tensor.float64(doubles(elements, in), shape);
      case FLOAT16 -> Tensor.float16(shorts(elements, in), shape);
      case BFLOAT16 -> Tensor.bfloat16(shorts(elements, in), shape);
    };
  }

  private static float[] floats(int elements, DataInputStream in) throws IOException {
    float[] data = new float[elements];
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int start = 0; start < elements; start += CHUNK) {
      int count = Math.min(CHUNK, elements - start);
      in.readFully(buffer.array(), 0, count * Float.BYTES);
      buffer.asFloatBuffer().get(data, start, count);
    }
    return data;
  }

  private static double[] doubles(int elements, DataInputStream in) throws IOException {
    double[] data = new double[elements];
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
    for (int start = 0; start < elements; start += CHUNK) {
      int count = Math.min(CHUNK, elements - start);
      in.readFully(buffer.array(), 0, count * Double.BYTES);
      buffer.asDoubleBuffer().get(data, start, count);
    }
    return data;
  }

  private static short[] shorts(int elements, DataInputStream in) throws IOException {
    short[] data = new short[elements];
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Short.BYTES);
    for (int start = 0; start < elements; start += CHUNK) {
      int count = Math.min(CHUNK, elements - start);
      in.readFully(buffer.array(), 0, count * Short.BYTES);
      buffer.asShortBuffer().get(data, start, count);
    }
    return data;
  }
}
