package io.github.convparity.image;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes in memory as ImageIO wants them. The JDK's own streams either make a cache file or do not
 * know their length; readers that know it refuse headers which promise more data than there is,
 * instead of allocating for it.
 */
final class ByteArrayImageInput extends ImageInputStreamImpl {
  private final byte[] content;

  /** Reads {@code content}, which is not copied and must not change meanwhile. */
  ByteArrayImageInput(byte[] content) {
    this.content = content;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < content.length ? Byte.toUnsignedInt(content[(int) streamPos++]) : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    long left = content.length - streamPos;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, left);
    System.arraycopy(content, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return content.length;
  }
}
