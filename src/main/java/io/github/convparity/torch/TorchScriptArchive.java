package io.github.convparity.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive around one module without parameters: a zip of four stored entries, of
 * which only the source text says anything.
 */
final class TorchScriptArchive {
  private static final int PROTO = 0x80;
  private static final int NEW_OBJECT = 0x81;
  private static final int FALSE = 0x89;

  private TorchScriptArchive() {}

  /** The archive of a module whose class in the serialized source has this name. */
  static byte[] of(String className, String source) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
      put(zip, "constants.pkl", new byte[] {(byte) PROTO, 2, ')', '.'});
      put(zip, "data.pkl", state(className));
      put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    }
    return archive.toByteArray();
  }

  /** A pickle, protocol 2, of a new object in evaluation mode without parameters. */
  private static byte[] state(String className) {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(PROTO);
    pickle.write(2);
    pickle.writeBytes(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII));
    pickle.write(')'); // no arguments
    pickle.write(NEW_OBJECT);
    pickle.write('}'); // a dictionary, then what goes into it
    pickle.write('(');
    text(pickle, "training");
    pickle.write(FALSE);
    text(pickle, "_is_full_backward_hook");
    pickle.write('N'); // None
    pickle.write('u'); // into the dictionary
    pickle.write('b'); // the dictionary into the object
    pickle.write('.');
    return pickle.toByteArray();
  }

  private static void text(ByteArrayOutputStream pickle, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pickle.write('X');
    pickle.write(bytes.length);
    pickle.writeBytes(new byte[3]); // the upper bytes of the length
    pickle.writeBytes(bytes);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry("reference/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
