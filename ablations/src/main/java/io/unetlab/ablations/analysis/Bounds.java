package io.unetlab.ablations.analysis;

/**
 * A closed interval.
 *
 * @param low included
 * @param high included
 */
public record Bounds(double low, double high) {

  public Bounds {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low must be at most high, found " + low + " and " + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
