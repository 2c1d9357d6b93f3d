package io.unetlab.training.measure;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One measure of one network.
 *
 * @param value on held-out examples or captions
 * @param seen the same on examples or captions that training sees
 * @param byExample the value of each held-out example, whose mean is the value; empty for measures
 *     of all pictures together
 */
public record Score(double value, OptionalDouble seen, List<Double> byExample) {

  public Score {
    Objects.requireNonNull(seen, "seen");
    byExample = List.copyOf(byExample);
  }

  /** Means over examples. */
  static Score ofExamples(List<Double> heldOut, List<Double> seen) {
    return new Score(LossTable.mean(heldOut), OptionalDouble.of(LossTable.mean(seen)), heldOut);
  }
}
