package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.Item;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A trained [PictureTower]: items to unit vectors of their pictures. Owns native memory; close it.
/// Safe for use by several threads.
public final class PictureEncoder implements AutoCloseable {
  /// What the names of the tower's parameters begin with.
  public static final String TOWER = "tower";

  private final Pictures pictures;
  private final Parameters parameters;
  private final PictureTower tower;

  /// @param place where the tensors come from, for messages
  /// @param tensors of which those named `tower.…` are read
  /// @throws dev.aisle.core.InvalidInputException where they are not those of a tower
  public PictureEncoder(
      String place, Map<String, TensorData> tensors, int width, Pictures pictures) {
    this.pictures = pictures;
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(0));
    tower = new PictureTower(parameters.in(TOWER), Type.FLOAT, width);
    try {
      Map<String, TensorData> own = new HashMap<>(tensors);
      own.keySet().removeIf(name -> !name.startsWith(TOWER + "."));
      parameters.load(place, own);
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  /// Numbers in a vector.
  public int width() {
    return tower.width();
  }

  /// The unit vector of an item's picture; null where it has none that can be read.
  public float @Nullable [] item(Item item) {
    byte[] pixels = item.picture() == null ? null : pictures.pixels(item.picture());
    if (pixels == null) {
      return null;
    }
    try (Scope _ = Scope.inference()) {
      return tower.forward(List.of(pixels)).floats();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
