package io.unetlab.training.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The loss of every step of a training. Not thread-safe. */
public final class LossCurve {

  private static final int LAST = 100;

  private float[] losses;
  private int count;

  public LossCurve() {
    this(new float[0]);
  }

  /**
   * @param losses of the first steps
   */
  public LossCurve(float[] losses) {
    this.losses = Arrays.copyOf(losses, Math.max(losses.length, LAST));
    this.count = losses.length;
  }

  /** Adds the loss of the next step. */
  public void add(float loss) {
    if (count == losses.length) {
      losses = Arrays.copyOf(losses, 2 * count);
    }
    losses[count++] = loss;
  }

  /** The number of steps. */
  public int count() {
    return count;
  }

  /** The losses so far. */
  public float[] values() {
    return Arrays.copyOf(losses, count);
  }

  List<Float> boxed() {
    List<Float> all = new ArrayList<>();
    for (float loss : values()) {
      all.add(loss);
    }
    return all;
  }

  /** The mean of the last hundred steps; of fewer where there are fewer, 0 without any. */
  public double recent() {
    double sum = 0;
    int from = Math.max(0, count - LAST);
    for (int i = from; i < count; i++) {
      sum += losses[i];
    }
    return sum / Math.max(1, count - from);
  }

  /** A table for spreadsheets: step, from 1, and loss. */
  public String csv() {
    StringBuilder csv = new StringBuilder("step,loss\n");
    for (int i = 0; i < count; i++) {
      csv.append(String.format(Locale.ROOT, "%d,%s\n", i + 1, losses[i]));
    }
    return csv.toString();
  }
}
