package io.unetlab.reports.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One variant in a chart of parallel axes.
 *
 * @param values one for each axis; NaN where it is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record ParallelLine(FrontDot.Kind kind, double[] values, String label) {

  public ParallelLine {
    Objects.requireNonNull(kind, "kind");
    values = values.clone();
    Objects.requireNonNull(label, "label");
  }

  /** Whether it has a value on this axis. */
  boolean isKnown(int axis) {
    return !Double.isNaN(values[axis]);
  }

  String text(List<Axis> axes) {
    StringBuilder text = new StringBuilder(label);
    for (int i = 0; i < axes.size(); i++) {
      if (isKnown(i)) {
        text.append(i == 0 ? ": " : ", ").append(axes.get(i).title()).append(' ');
        text.append(axes.get(i).text().apply(values[i]));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return label + Arrays.toString(values);
  }
}
