package dev.aisle.market.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Look;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.TrueItem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MarketPicturesTest {
  private static final MarketCatalog CATALOG = MarketCatalog.generate(MarketConfig.of(6_000, 11));
  private static final List<TrueItem> ITEMS = CATALOG.items().map(MarketItem::truth).toList();

  @Test
  void equalItemsGiveEqualBytesAndADecodableSquare() throws IOException {
    TrueItem item = ITEMS.getFirst();

    byte[] jpeg = MarketPictures.jpeg(item);

    assertThat(MarketPictures.jpeg(item)).isEqualTo(jpeg);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(read.getWidth()).isEqualTo(read.getHeight()).isGreaterThanOrEqualTo(256);
  }

  @Test
  void everyFormHasASilhouetteOfItsOwn() {
    Map<String, boolean[]> masks = new TreeMap<>();
    for (TrueItem item : ITEMS) {
      masks.computeIfAbsent(
          item.category().form().name(), name -> mask(dressed(item, Colour.BLUE)));
    }
    List<String> names = List.copyOf(masks.keySet());
    for (int i = 0; i < names.size(); i++) {
      boolean[] a = java.util.Objects.requireNonNull(masks.get(names.get(i)));
      assertThat(share(a)).as("%s covers the picture", names.get(i)).isBetween(0.015, 0.8);
      for (int j = i + 1; j < names.size(); j++) {
        boolean[] b = java.util.Objects.requireNonNull(masks.get(names.get(j)));
        assertThat(different(a, b)).as("%s and %s differ", names.get(i), names.get(j)).isTrue();
      }
    }
  }

  @Test
  void clothShowsItsTrueColour() {
    TrueItem shirt = first("t-shirt");
    for (Colour colour :
        List.of(Colour.RED, Colour.BLUE, Colour.GREEN, Colour.YELLOW, Colour.PINK)) {
      assertThat(nearest(middle(MarketPictures.draw(dressed(shirt, colour))))).isEqualTo(colour);
    }
  }

  @Test
  void theColourCanBeReadWhereTheTitleLeavesItOut() {
    int right = 0;
    int asked = 0;
    for (TrueItem item : ITEMS) {
      boolean silent = !item.listing().inTitle().contains("colour");
      if (!silent
          || item.look().pattern() != Pattern.SOLID
          || !List.of("t-shirt", "sweater", "cushion", "sofa", "jeans", "dress", "backpack")
              .contains(item.category().name())) {
        continue;
      }
      asked++;
      Colour seen = nearest(middle(MarketPictures.draw(item)));
      right += seen.distance(item.look().colour()) < 70 ? 1 : 0;
    }
    assertThat(asked).isGreaterThan(100);
    assertThat(right / (double) asked).isGreaterThan(0.8);
  }

  @Test
  void patternsCanBeSeen() {
    TrueItem shirt = first("t-shirt");
    double plain = variance(MarketPictures.draw(patterned(shirt, Pattern.SOLID)));
    for (Pattern pattern : Pattern.values()) {
      if (pattern != Pattern.SOLID) {
        assertThat(variance(MarketPictures.draw(patterned(shirt, pattern))))
            .as(pattern.label())
            .isGreaterThan(3 * plain + 100);
      }
    }
  }

  @Test
  void drawingIsFastEnoughForAMarket() {
    ITEMS.subList(0, 200).forEach(MarketPictures::jpeg);
    var cpu = java.lang.management.ManagementFactory.getThreadMXBean();
    long start = cpu.getCurrentThreadCpuTime();

    ITEMS.subList(200, 500).forEach(MarketPictures::jpeg);

    double millis = (cpu.getCurrentThreadCpuTime() - start) / 1e6 / 300;
    System.out.printf("%.2f ms CPU a picture%n", millis);
    assertThat(millis).isLessThan(40);
  }

  private static TrueItem first(String category) {
    return ITEMS.stream()
        .filter(item -> item.category().name().equals(category))
        .findFirst()
        .orElseThrow();
  }

  private static TrueItem dressed(TrueItem item, Colour colour) {
    return with(item, new Look(colour, Colour.WHITE, Pattern.SOLID, Material.COTTON, Finish.MATTE));
  }

  private static TrueItem patterned(TrueItem item, Pattern pattern) {
    return with(item, new Look(Colour.NAVY, Colour.WHITE, pattern, Material.COTTON, Finish.MATTE));
  }

  private static TrueItem with(TrueItem item, Look look) {
    return new TrueItem(
        item.number(),
        item.id(),
        item.category(),
        item.brand(),
        item.seller(),
        look,
        item.attributes(),
        item.model(),
        item.fits(),
        item.style(),
        item.quality(),
        item.shapeSeed(),
        item.listing());
  }

  /// What differs clearly from the studio background.
  private static boolean[] mask(TrueItem item) {
    BufferedImage image = MarketPictures.draw(item);
    int[] wall = Backdrops.of(item.seller().backdrop());
    boolean[] mask = new boolean[wall.length];
    for (int i = 0; i < wall.length; i++) {
      int rgb = image.getRGB(i % MarketPictures.SIZE, i / MarketPictures.SIZE);
      int off = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        off += Math.abs((rgb >> shift & 255) - (wall[i] >> shift & 255));
      }
      mask[i] = off > 90;
    }
    return mask;
  }

  private static double share(boolean[] mask) {
    int on = 0;
    for (boolean pixel : mask) {
      on += pixel ? 1 : 0;
    }
    return on / (double) mask.length;
  }

  private static boolean different(boolean[] a, boolean[] b) {
    int either = 0;
    int both = 0;
    for (int i = 0; i < a.length; i++) {
      either += a[i] || b[i] ? 1 : 0;
      both += a[i] && b[i] ? 1 : 0;
    }
    return both < 0.96 * either;
  }

  /// Mean colour of the centre.
  private static int middle(BufferedImage image) {
    long[] sum = new long[3];
    int n = 0;
    for (int y = 150; y < 195; y++) {
      for (int x = 120; x < 180; x++) {
        int rgb = image.getRGB(x, y);
        sum[0] += rgb >> 16 & 255;
        sum[1] += rgb >> 8 & 255;
        sum[2] += rgb & 255;
        n++;
      }
    }
    return (int) (sum[0] / n) << 16 | (int) (sum[1] / n) << 8 | (int) (sum[2] / n);
  }

  private static Colour nearest(int rgb) {
    Colour best = Colour.BLACK;
    int bestDistance = Integer.MAX_VALUE;
    for (Colour colour : Colour.values()) {
      int r = (colour.rgb() >> 16 & 255) - (rgb >> 16 & 255);
      int g = (colour.rgb() >> 8 & 255) - (rgb >> 8 & 255);
      int b = (colour.rgb() & 255) - (rgb & 255);
      if (r * r + g * g + b * b < bestDistance) {
        bestDistance = r * r + g * g + b * b;
        best = colour;
      }
    }
    return best;
  }

  private static double variance(BufferedImage image) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int y = 105; y < 225; y++) {
      for (int x = 105; x < 195; x++) {
        int g = image.getRGB(x, y) >> 8 & 255;
        sum += g;
        squares += g * (double) g;
        n++;
      }
    }
    return squares / n - sum / n * (sum / n);
  }
}
