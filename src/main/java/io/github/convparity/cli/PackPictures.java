package io.github.convparity.cli;

import io.github.convparity.suite.Fill;
import io.github.convparity.suite.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The pictures that the cases of packs may name. */
final class PackPictures {
  private PackPictures() {}

  /** The project's picture, and the one of {@code --image}. */
  static Pictures of(@Nullable Path image) throws IOException {
    if (image == null) {
      return Pictures.own();
    }
    if (!Files.exists(image)) {
      throw new NoSuchFileException(image.toString());
    }
    Fill.Picture picture =
        new SelectionBuilder(new SelectionOptions(), Path.of(""), note -> {}).readImage(image);
    return Pictures.own().with(picture.name(), picture.image());
  }
}
