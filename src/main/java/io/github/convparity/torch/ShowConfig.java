package io.github.convparity.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Calls {@code std::string at::show_config()}, the text behind {@code torch.__config__.show()},
 * which DJL does not hand on. The tag {@code cxx11} in the symbol fixes libstdc++'s layout of the
 * string, so where it has another, the symbol is missing. Made by {@link SeparateJna} only.
 */
final class ShowConfig implements UnaryOperator<String> {
  private static final String SYMBOL = "_ZN2at11show_configB5cxx11Ev";
  private static final long MAX_LENGTH = 1 << 20;
  private static final Object[] NOTHING = {};

  /** A std::string of libstdc++; 32 bytes, returned through memory on x86_64 and aarch64. */
  @Structure.FieldOrder({"text", "length", "local0", "local1"})
  public static final class StdString extends Structure implements Structure.ByValue {
    /** The first character. */
    public Pointer text = Pointer.NULL;

    /** In bytes. */
    public long length;

    /** Capacity, or the characters of a short text. */
    public long local0;

    /** The rest of a short text. */
    public long local1;
  }

  /** Loads what a call needs, with a call that does nothing. */
  ShowConfig() {
    NativeLibrary.getProcess().getFunction("getpid").invokeInt(NOTHING);
    new StdString().write();
  }

  /**
   * The text of a library that is loaded; its memory, once 2 KB, is not given back.
   *
   * @param library absolute path of {@code libtorch_cpu.so}
   * @throws LinkageError if the library has no such function
   */
  @Override
  public String apply(String library) {
    Function function = NativeLibrary.getInstance(library).getFunction(SYMBOL);
    StdString string = (StdString) function.invoke(StdString.class, NOTHING);
    if (string.length < 0 || string.length > MAX_LENGTH) {
      throw new IllegalStateException("length (" + string.length + ") must be that of a text");
    }
    byte[] bytes = string.text.getByteArray(0, (int) string.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
