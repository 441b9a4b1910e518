package io.github.convparity.suite;

import io.github.convparity.image.RgbImage;
import io.github.convparity.image.TestCard;
import java.util.Map;
import java.util.TreeMap;

/** The pictures that a case may name: the project's own {@code card}, and those a user brings. */
public final class Pictures {
  /** The name of the project's own picture. */
  public static final String CARD = "card";

  private static final Pictures OWN = new Pictures(Map.of(), false);
  private static final Pictures UNSEEN = new Pictures(Map.of(), true);

  private final Map<String, RgbImage> brought;
  private final boolean anyName;

  private Pictures(Map<String, RgbImage> brought, boolean anyName) {
    this.brought = brought;
    this.anyName = anyName;
  }

  /**
   * A black pixel for every name: for cases of a finished run that are only told of. Neither their
   * data nor their ids may be computed.
   */
  public static Pictures unseen() {
    return UNSEEN;
  }

  /** Only the project's own. */
  public static Pictures own() {
    return OWN;
  }

  /**
   * These and one more.
   *
   * @throws UsageException if the name is taken
   */
  public Pictures with(String name, RgbImage image) {
    if (name.equals(CARD)) {
      throw new UsageException(
          "image name (card) must not be that of the project's own picture; rename the file");
    }
    Map<String, RgbImage> more = new TreeMap<>(brought);
    more.put(name, image);
    return new Pictures(more, anyName);
  }

  /**
   * The fill of a picture.
   *
   * @throws UsageException if nobody brought one of that name
   */
  public Fill.Picture fill(String name) {
    if (name.equals(CARD)) {
      return new Fill.Picture(CARD, TestCard.card());
    }
    RgbImage image = brought.get(name);
    if (image == null && anyName) {
      return new Fill.Picture(name, RgbImage.of(1, 1, new byte[RgbImage.CHANNELS]));
    }
    if (image == null) {
      throw new UsageException(
          "fill (image:"
              + name
              + ") must name a picture that is at hand; give its file with --image");
    }
    return new Fill.Picture(name, image);
  }
}
