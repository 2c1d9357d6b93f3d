package io.unetlab.reports.view;

import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;

/** Whether a network fits in a memory, in a sentence. */
public final class MemoryText {

  private static final Metric TOGETHER = Metrics.find("memory_together_bytes").orElseThrow();
  private static final Metric IN_TURN = Metrics.find("memory_in_turn_bytes").orElseThrow();

  private MemoryText() {}

  /**
   * The answer for all parts together and for one after another, or for the only network.
   *
   * @param bytes of the memory
   */
  public static String fits(CountedNetwork network, BigDecimal bytes) {
    String memory = TOGETHER.text(bytes);
    String together = answer(network, TOGETHER, bytes);
    if (!network.parts().areNamed()) {
      return "in " + memory + ": weights and peak activations need " + together;
    }
    return "in "
        + memory
        + ": all parts together need "
        + together
        + "; one after another they need "
        + answer(network, IN_TURN, bytes);
  }

  private static String answer(CountedNetwork network, Metric metric, BigDecimal bytes) {
    BigDecimal needed = network.counted().require(metric.name());
    return metric.text(needed) + (needed.compareTo(bytes) <= 0 ? " and fit" : " and do not fit");
  }
}
