package dev.aisle.market.pictures;

import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/// A picture being painted, part by part, with one light from the upper left.
///
/// Java2D rasterises a part's outline; every covered pixel is then shaded from the part's normal
/// (made of its [Relief]), the light, its finish, material texture and pattern. Not thread-safe;
/// meant to be reused for many pictures.
final class Canvas {
  /// Width and height in pixels.
  static final int SIZE = 288;

  private static final float UNIT = SIZE / 100f;
  private static final float LX = -0.42f;
  private static final float LY = -0.58f;
  private static final float LZ = 0.70f;

  private final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
  private final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  private final BufferedImage maskImage =
      new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
  private final byte[] mask = ((DataBufferByte) maskImage.getRaster().getDataBuffer()).getData();
  private final float[] height = new float[SIZE * SIZE];
  private final float[] swap = new float[SIZE * SIZE];
  private final Graphics2D pen = graphics(image);
  private final Graphics2D stencil = graphics(maskImage);
  private final AffineTransform toPixels = AffineTransform.getScaleInstance(UNIT, UNIT);

  BufferedImage image() {
    return image;
  }

  private static Graphics2D graphics(BufferedImage target) {
    Graphics2D g = target.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  /// Starts a new picture in front of a studio background.
  void clear(int backdrop) {
    System.arraycopy(Backdrops.of(backdrop), 0, pixels, 0, pixels.length);
  }

  /// A soft shadow on the ground below something that stands there.
  void ground(double cx, double y, double halfWidth) {
    float a = (float) (halfWidth * 1.12 * UNIT);
    float b = Math.max(2.2f * UNIT, a * 0.13f);
    float px = (float) cx * UNIT;
    float py = (float) y * UNIT;
    for (int row = Math.max(0, (int) (py - 2 * b)); row < Math.min(SIZE, py + 2 * b); row++) {
      float dy = (row - py) / b;
      for (int x = Math.max(0, (int) (px - 1.5f * a)); x < Math.min(SIZE, px + 1.5f * a); x++) {
        float dx = (x - px) / a;
        float d = dx * dx * dx * dx + dy * dy;
        if (d < 3) {
          darken(row * SIZE + x, 0.42f * (float) Math.exp(-1.6 * d));
        }
      }
    }
  }

  /// The soft shadow of something that lies on the backdrop or hangs before it.
  void cast(Shape shape, double dx, double dy, double softness, double strength) {
    Rectangle box = stencil(Outline.move(shape, dx, dy), (int) (softness * UNIT * 2) + 1);
    blur(box, Math.max(1, (int) (softness * UNIT)));
    for (int y = box.y; y < box.y + box.height; y++) {
      for (int x = box.x; x < box.x + box.width; x++) {
        darken(y * SIZE + x, (float) strength * height[y * SIZE + x]);
      }
    }
  }

  private void darken(int at, float amount) {
    int rgb = pixels[at];
    float keep = 1 - amount;
    pixels[at] =
        (int) ((rgb >> 16 & 255) * keep) << 16
            | (int) ((rgb >> 8 & 255) * keep) << 8
            | (int) ((rgb & 255) * (keep + 0.06f * amount));
  }

  /// Draws a line, such as a seam.
  ///
  /// @param alpha opacity in `[0, 1]`
  void line(Shape shape, double width, int rgb, double alpha) {
    stroke(shape, new BasicStroke((float) width * UNIT, 1, 1), rgb, alpha);
  }

  /// Draws a dashed line, such as stitches.
  void stitches(Shape shape, int rgb, double alpha) {
    stroke(
        shape,
        new BasicStroke(0.45f * UNIT, 0, 1, 1, new float[] {1.3f * UNIT, 0.9f * UNIT}, 0),
        rgb,
        alpha);
  }

  private void stroke(Shape shape, BasicStroke stroke, int rgb, double alpha) {
    pen.setComposite(AlphaComposite.SrcOver.derive((float) alpha));
    pen.setColor(new Color(rgb));
    pen.setStroke(stroke);
    pen.draw(toPixels.createTransformedShape(shape));
  }

  /// Fills a shape evenly, without light.
  void fill(Shape shape, int rgb, double alpha) {
    pen.setComposite(AlphaComposite.SrcOver.derive((float) alpha));
    pen.setColor(new Color(rgb));
    pen.fill(toPixels.createTransformedShape(shape));
  }

  /// Fills what of a shape lies inside `frame`, without light.
  void clipped(Shape frame, int rgb, double alpha, Shape shape) {
    pen.setClip(toPixels.createTransformedShape(frame));
    fill(shape, rgb, alpha);
    pen.setClip(null);
  }

  /// Writes a short text centred on a point, as on labels and dials.
  ///
  /// @param size height of the letters in picture units
  void text(String text, double cx, double cy, double size, int rgb) {
    pen.setComposite(AlphaComposite.SrcOver.derive(0.9f));
    pen.setColor(new Color(rgb));
    Shape letters = Lettering.of(text);
    var box = letters.getBounds2D();
    AffineTransform place = AffineTransform.getTranslateInstance(cx * UNIT, cy * UNIT);
    double scale = size * UNIT / 100;
    place.scale(scale, scale);
    place.translate(-box.getCenterX(), -box.getCenterY());
    pen.fill(place.createTransformedShape(letters));
  }

  /// Paints a part as a solid body of the given width, such as a cable or a tube.
  void rod(Shape curve, double width, Surface surface) {
    Shape outline = new BasicStroke((float) width, 1, 1).createStrokedShape(curve);
    paint(outline, surface, Relief.SOFT);
  }

  /// Paints a part.
  void paint(Shape shape, Surface surface, Relief relief) {
    Rectangle box = stencil(shape, 2);
    if (box.isEmpty()) {
      return;
    }
    int radius =
        switch (relief) {
          case FLAT -> 1;
          case EDGED -> 2;
          case SOFT -> 5;
          case PUFFY -> 14;
          case ROUND, TUBE, BALL -> 0;
        };
    if (radius > 0) {
      blur(box, radius);
    }
    shade(box, surface, relief, radius);
  }

  private Rectangle stencil(Shape shape, int margin) {
    Shape scaled = toPixels.createTransformedShape(shape);
    Rectangle box = scaled.getBounds();
    box.grow(margin, margin);
    box = box.intersection(new Rectangle(SIZE, SIZE));
    if (!box.isEmpty()) {
      for (int y = box.y; y < box.y + box.height; y++) {
        java.util.Arrays.fill(mask, y * SIZE + box.x, y * SIZE + box.x + box.width, (byte) 0);
      }
      stencil.setColor(Color.WHITE);
      stencil.fill(scaled);
    }
    return box;
  }

  /// Two box blurs of the mask into [#height], values in `[0, 1]`.
  private void blur(Rectangle box, int radius) {
    for (int y = box.y; y < box.y + box.height; y++) {
      for (int x = box.x; x < box.x + box.width; x++) {
        height[y * SIZE + x] = (mask[y * SIZE + x] & 255) / 255f;
      }
    }
    for (int pass = 0; pass < 2; pass++) {
      sweep(height, swap, box.x, box.width, 1, box.y, box.height, SIZE, radius);
      sweep(swap, height, box.y, box.height, SIZE, box.x, box.width, 1, radius);
    }
  }

  private static void sweep(
      float[] from,
      float[] to,
      int start,
      int length,
      int step,
      int line,
      int lines,
      int lineStep,
      int radius) {
    float share = 1f / (2 * radius + 1);
    for (int k = line; k < line + lines; k++) {
      int base = k * lineStep + start * step;
      float sum = 0;
      for (int i = 0; i <= radius && i < length; i++) {
        sum += from[base + i * step];
      }
      for (int i = 0; i < length; i++) {
        to[base + i * step] = sum * share;
        if (i + radius + 1 < length) {
          sum += from[base + (i + radius + 1) * step];
        }
        if (i - radius >= 0) {
          sum -= from[base + (i - radius) * step];
        }
      }
    }
  }

  private void shade(Rectangle box, Surface s, Relief relief, int radius) {
    float bump = radius == 0 ? 0 : (relief == Relief.PUFFY ? 1.15f : 0.85f) * radius;
    float[] texture = Textures.of(s.material());
    byte[] tile = Patterns.of(s.pattern());
    boolean patterned = s.pattern() != Pattern.SOLID;
    boolean block = s.pattern() == Pattern.COLOUR_BLOCK;
    float patternScale = (float) (1 / s.scale());
    Light light = Light.of(s.finish(), s.material());
    float r0 = s.rgb() >> 16 & 255;
    float g0 = s.rgb() >> 8 & 255;
    float b0 = s.rgb() & 255;
    float r1 = s.accent() >> 16 & 255;
    float g1 = s.accent() >> 8 & 255;
    float b1 = s.accent() & 255;
    float cx = box.x + box.width / 2f;
    float cy = box.y + box.height / 2f;
    float halfWidth = box.width / 2f;
    float halfHeight = box.height / 2f;
    boolean metal = s.finish() == Finish.METALLIC || s.finish() == Finish.BRUSHED;
    boolean glass = s.finish() == Finish.TRANSPARENT && s.material() == Material.GLASS;
    for (int y = box.y; y < box.y + box.height; y++) {
      int left = box.x;
      int right = box.x + box.width - 1;
      if (relief == Relief.ROUND) {
        while (left < right && mask[y * SIZE + left] == 0) {
          left++;
        }
        while (right > left && mask[y * SIZE + right] == 0) {
          right--;
        }
      }
      float rowCentre = (left + right) / 2f;
      float rowHalf = Math.max(1, (right - left) / 2f + 0.5f);
      for (int x = left; x <= right; x++) {
        int at = y * SIZE + x;
        int coverage = mask[at] & 255;
        if (coverage == 0) {
          continue;
        }
        float nx = 0;
        float ny = 0;
        float u = x - cx;
        float v = y - cy;
        switch (relief) {
          case ROUND -> {
            nx = Math.clamp((x - rowCentre) / rowHalf, -1f, 1f);
            ny = -0.06f;
            u = arc(nx) * rowHalf;
            v += rowHalf * 0.14f * (1 - nx * nx);
          }
          case TUBE -> {
            ny = Math.clamp((y - cy) / halfHeight, -1f, 1f);
            nx = 0;
            v = arc(ny) * halfHeight;
          }
          case BALL -> {
            nx = (x - cx) / halfWidth;
            ny = (y - cy) / halfHeight;
            float d = nx * nx + ny * ny;
            if (d > 0.998f) {
              float k = (float) Math.sqrt(0.998f / d);
              nx *= k;
              ny *= k;
            }
            float z = (float) Math.sqrt(Math.max(0.01f, 1 - nx * nx - ny * ny));
            u = u * (1.45f - 0.45f * z);
            v = v * (1.45f - 0.45f * z);
          }
          case FLAT, EDGED, SOFT, PUFFY -> {
            int w = x > 0 ? at - 1 : at;
            int e = x < SIZE - 1 ? at + 1 : at;
            int n = y > 0 ? at - SIZE : at;
            int o = y < SIZE - 1 ? at + SIZE : at;
            nx = Math.clamp(-(height[e] - height[w]) * bump, -0.95f, 0.95f);
            ny = Math.clamp(-(height[o] - height[n]) * bump, -0.95f, 0.95f);
            u += nx * radius * 0.7f;
            v += ny * radius * 0.7f;
          }
        }
        float square = nx * nx + ny * ny;
        if (square > 0.97f) {
          float k = (float) Math.sqrt(0.97f / square);
          nx *= k;
          ny *= k;
          square = 0.97f;
        }
        float nz = (float) Math.sqrt(1 - square);

        float mix = 0;
        if (block) {
          mix = Math.clamp((v / halfHeight - 0.12f) * halfHeight * 0.5f, 0f, 1f);
        } else if (patterned) {
          int pu = (int) (u * patternScale + 4096) & 127;
          int pv = (int) (v * patternScale + 4096) & 127;
          mix = (tile[pv << 7 | pu] & 255) / 255f;
        }
        float grain = texture[((int) (v + 4096) & 127) << 7 | ((int) (u + 4096) & 127)];
        float r = (r0 + (r1 - r0) * mix) * grain;
        float g = (g0 + (g1 - g0) * mix) * grain;
        float b = (b0 + (b1 - b0) * mix) * grain;

        float diffuse = Math.max(0, nx * LX + ny * LY + nz * LZ);
        float level;
        float shine;
        if (metal) {
          level = light.reflection(nx * 0.8f + ny * 0.5f);
          shine = light.highlight(nx, ny, nz);
        } else {
          level = light.ambient + (1 - light.ambient) * diffuse / LZ;
          level *= 0.9f + 0.1f * nz;
          shine = light.highlight(nx, ny, nz);
        }
        float alpha = coverage / 255f;
        if (glass) {
          float edge = 1 - nz;
          alpha *= Math.min(1, 0.2f + 0.75f * edge * edge + shine * 0.8f + 0.5f * mix);
        }
        float add = shine * 255;
        blend(at, r * level + add, g * level + add, b * level + add, alpha);
      }
    }
  }

  private static float arc(float n) {
    // asin, good to 2 % and far cheaper
    float a = Math.abs(n);
    float value = 1.5708f - (float) Math.sqrt(1 - a) * (1.5708f - 0.2121f * a + 0.0742f * a * a);
    return n < 0 ? -value : value;
  }

  private void blend(int at, float r, float g, float b, float alpha) {
    int old = pixels[at];
    float keep = 1 - alpha;
    int red = (int) (Math.clamp(r, 0f, 255f) * alpha + (old >> 16 & 255) * keep + 0.5f);
    int green = (int) (Math.clamp(g, 0f, 255f) * alpha + (old >> 8 & 255) * keep + 0.5f);
    int blue = (int) (Math.clamp(b, 0f, 255f) * alpha + (old & 255) * keep + 0.5f);
    pixels[at] = red << 16 | green << 8 | blue;
  }
}
