package io.unetlab.training.onestep;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * The grid of Gaussians that generative networks are tested on, usually 5 x 5, with spacing 5 and
 * standard deviation 1/3, cut at distance 1 in each direction.
 *
 * @param side the number of rows and of columns, odd
 */
record GaussianGrid(int side) {

  private static final double SPACING = 5;
  private static final double DEVIATION = 1.0 / 3;
  private static final double CUT = 1;

  int modes() {
    return side * side;
  }

  /** Points, n x 2. */
  float[] draw(int n, Random random) {
    float[] points = new float[2 * n];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (center(random.nextInt(side)) + cut(random));
    }
    return points;
  }

  private double center(int index) {
    return SPACING * (index - side / 2);
  }

  private static double cut(Random random) {
    double offset;
    do {
      offset = DEVIATION * random.nextGaussian();
    } while (Math.abs(offset) > CUT);
    return offset;
  }

  /** Points of each mode among n x 2, and of none in the last place. */
  int[] counts(float[] points) {
    int[] counts = new int[modes() + 1];
    for (int i = 0; i < points.length; i += 2) {
      int row = nearest(points[i]);
      int column = nearest(points[i + 1]);
      boolean good = within(points[i], row) && within(points[i + 1], column);
      counts[good ? row * side + column : modes()]++;
    }
    return counts;
  }

  private int nearest(float coordinate) {
    long index = Math.round(coordinate / SPACING) + side / 2;
    return (int) Math.max(0, Math.min(side - 1, index));
  }

  private boolean within(float coordinate, int index) {
    return Math.abs(coordinate - center(index)) <= CUT;
  }

  /** Modes that have at least a share of what an even draw would give each of them. */
  int reached(int[] counts, double share) {
    int all = IntStream.of(counts).sum();
    return (int)
        IntStream.range(0, modes()).filter(it -> counts[it] >= share * all / modes()).count();
  }

  /** The share of points that are in a mode. */
  double good(int[] counts) {
    return 1 - (double) counts[modes()] / IntStream.of(counts).sum();
  }
}
