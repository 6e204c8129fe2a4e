package dev.aisle.market.pictures;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/// Builds outlines in a picture's units: x to the right and y down, both from 0 to 100.
final class Outline {
  private Outline() {}

  static Shape box(double x, double y, double width, double height, double corner) {
    return new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner);
  }

  static Shape ellipse(double cx, double cy, double rx, double ry) {
    return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
  }

  static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  /// A closed smooth curve through the points (Catmull-Rom).
  static Shape smooth(double... xy) {
    int n = xy.length / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 0; i < n; i++) {
      bend(path, xy, (i + n - 1) % n, i, (i + 1) % n, (i + 2) % n);
    }
    path.closePath();
    return path;
  }

  /// An open smooth curve through the points, for stroking.
  static Path2D curve(double... xy) {
    int n = xy.length / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 0; i + 1 < n; i++) {
      bend(path, xy, Math.max(0, i - 1), i, i + 1, Math.min(n - 1, i + 2));
    }
    return path;
  }

  private static void bend(Path2D path, double[] xy, int a, int b, int c, int d) {
    path.curveTo(
        xy[2 * b] + (xy[2 * c] - xy[2 * a]) / 6,
        xy[2 * b + 1] + (xy[2 * c + 1] - xy[2 * a + 1]) / 6,
        xy[2 * c] - (xy[2 * d] - xy[2 * b]) / 6,
        xy[2 * c + 1] - (xy[2 * d + 1] - xy[2 * b + 1]) / 6,
        xy[2 * c],
        xy[2 * c + 1]);
  }

  /// A body turned on a lathe, seen from the side: `y, radius` pairs from top to bottom, joined
  /// smoothly; flat at both ends, where `dip` bends the lower edge as perspective does.
  static Shape turned(double cx, double dip, double... profile) {
    int n = profile.length / 2;
    double[] right = new double[2 * n];
    double[] left = new double[2 * n];
    for (int i = 0; i < n; i++) {
      right[2 * i] = cx + profile[2 * i + 1];
      right[2 * i + 1] = profile[2 * i];
      left[2 * (n - 1 - i)] = cx - profile[2 * i + 1];
      left[2 * (n - 1 - i) + 1] = profile[2 * i];
    }
    Path2D path = curve(right);
    double y = profile[2 * n - 2];
    path.curveTo(
        cx + profile[2 * n - 1] * 0.6, y + dip, cx - profile[2 * n - 1] * 0.6, y + dip, left[0], y);
    path.append(curve(left), true);
    path.closePath();
    return path;
  }

  /// A symmetric outline: its right half is drawn from top to bottom with x counted from the axis.
  static Half half(double axis) {
    return new Half(axis);
  }

  static Shape turn(Shape shape, double degrees, double cx, double cy) {
    return AffineTransform.getRotateInstance(Math.toRadians(degrees), cx, cy)
        .createTransformedShape(shape);
  }

  static Shape move(Shape shape, double dx, double dy) {
    return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
  }

  static Shape mirror(Shape shape, double axis) {
    return new AffineTransform(-1, 0, 0, 1, 2 * axis, 0).createTransformedShape(shape);
  }

  static Shape without(Shape shape, Shape hole) {
    Area area = new Area(shape);
    area.subtract(new Area(hole));
    return area;
  }

  /// The right half of a symmetric outline while it is being drawn.
  static final class Half {
    private final double axis;
    private final Path2D right = new Path2D.Double();

    private Half(double axis) {
      this.axis = axis;
    }

    Half at(double x, double y) {
      right.moveTo(axis + x, y);
      return this;
    }

    Half line(double x, double y) {
      right.lineTo(axis + x, y);
      return this;
    }

    Half quad(double cx, double cy, double x, double y) {
      right.quadTo(axis + cx, cy, axis + x, y);
      return this;
    }

    /// Joins the half with its mirror image.
    Shape mirrored() {
      Path2D whole = new Path2D.Double();
      whole.append(right, false);
      Path2D left = new Path2D.Double();
      left.append(mirror(right, axis), false);
      whole.append(reversed(left), true);
      whole.closePath();
      return whole;
    }

    private static Path2D reversed(Path2D path) {
      java.util.List<double[]> segments = new java.util.ArrayList<>();
      for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
        double[] points = new double[6];
        int kind = i.currentSegment(points);
        segments.add(
            kind == java.awt.geom.PathIterator.SEG_QUADTO
                ? new double[] {points[0], points[1], points[2], points[3]}
                : new double[] {points[0], points[1]});
      }
      Path2D back = new Path2D.Double();
      double[] last = segments.getLast();
      back.moveTo(last[last.length - 2], last[last.length - 1]);
      for (int i = segments.size() - 1; i > 0; i--) {
        double[] to = segments.get(i - 1);
        double x = to[to.length - 2];
        double y = to[to.length - 1];
        double[] through = segments.get(i);
        if (through.length == 4) {
          back.quadTo(through[0], through[1], x, y);
        } else {
          back.lineTo(x, y);
        }
      }
      return back;
    }
  }
}
