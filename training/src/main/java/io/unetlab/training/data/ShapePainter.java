package io.unetlab.training.data;

import io.unetlab.builders.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws scenes. Edges are anti-aliased by their distance to the pixel's centre; positions, radii,
 * colours and brightness vary a little.
 */
final class ShapePainter {

  private static final int CHANNELS = 3;

  /** Radii that every form stays within. */
  private static final double REACH = 1.1;

  private static final double SHIFT = 0.23;
  private static final double POSITION_JITTER = 0.03;
  private static final double RADIUS_JITTER = 0.06;
  private static final double COLOUR_JITTER = 0.05;
  private static final double MOST_COLOUR = 0.92;
  private static final double LEAST_COLOUR = 0.08;

  private final int size;
  private final RandomStream random;
  private final float[] pixels;

  private ShapePainter(int size, RandomStream random) {
    this.size = size;
    this.random = random;
    this.pixels = new float[CHANNELS * size * size];
  }

  /**
   * The picture of a scene.
   *
   * @return 3 x size x size, from -1 to 1
   */
  static float[] paint(Scene scene, int size, RandomStream random) {
    ShapePainter painter = new ShapePainter(size, random);
    painter.background(scene.background());
    for (int i = 0; i < scene.things().size(); i++) {
      painter.thing(scene.things().get(i), scene.extents().get(i));
    }
    return painter.pixels;
  }

  private void background(Background background) {
    float value = value(background.brightness() + jitter(COLOUR_JITTER));
    Arrays.fill(pixels, value);
  }

  private void thing(Thing thing, Extent extent) {
    double centreX = 0.5 + SHIFT * thing.place().right() + jitter(POSITION_JITTER);
    double centreY = 0.5 + SHIFT * thing.place().down() + jitter(POSITION_JITTER);
    double radius = extent.radius() * (1 + jitter(RADIUS_JITTER));
    float[] colour = new float[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      double most = MOST_COLOUR * thing.colour().channel(c);
      double least = LEAST_COLOUR * (1 - thing.colour().channel(c));
      colour[c] = value(most + least + jitter(COLOUR_JITTER));
    }
    int reach = (int) (REACH * radius * size) + 2;
    for (int row : around(centreY, reach)) {
      for (int column : around(centreX, reach)) {
        double x = ((column + 0.5) / size - centreX) / radius;
        double y = ((row + 0.5) / size - centreY) / radius;
        blend(row, column, colour, 0.5 - thing.form().distance(x, y) * radius * size);
      }
    }
  }

  // The pixels that a shape may cover.
  private int[] around(double centre, int reach) {
    int middle = (int) (centre * size);
    return IntStream.rangeClosed(Math.max(0, middle - reach), Math.min(size - 1, middle + reach))
        .toArray();
  }

  // A pixel is covered by as much as the edge is beyond its centre, in pixels.
  private void blend(int row, int column, float[] colour, double covered) {
    if (covered <= 0) {
      return;
    }
    float share = (float) Math.min(1, covered);
    for (int c = 0; c < CHANNELS; c++) {
      int at = (c * size + row) * size + column;
      pixels[at] += share * (colour[c] - pixels[at]);
    }
  }

  private double jitter(double most) {
    return random.between(-most, most);
  }

  private static float value(double brightness) {
    return (float) (2 * Math.max(0, Math.min(1, brightness)) - 1);
  }
}
