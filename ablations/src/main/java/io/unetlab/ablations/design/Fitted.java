package io.unetlab.ablations.design;

import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a fit to published figures found. No count is higher than {@link #MOST}, which then means at
 * least as many.
 *
 * @param consistent how many configurations meet every figure
 * @param meetingValues how many meet the figures of the network itself, whatever the steps change
 * @param meetingSteps how many meet the changes of the steps, wherever they lead
 * @param options that the consistent configurations have, by factor; without any, those that meet
 *     the network's figures
 * @param figures of the best fit
 * @param badness of the best fit: its squared deviations in tolerances, summed; empty when no
 *     configuration meets the figures that have no tolerance
 * @param tolerances that every figure needs for one configuration to be consistent, in those
 *     stated; empty when there is one anyway, or when more tolerance does not help
 */
public record Fitted(
    long consistent,
    long meetingValues,
    long meetingSteps,
    List<Seen> options,
    List<Found> figures,
    OptionalDouble badness,
    OptionalDouble tolerances) {

  /** The highest count. */
  public static final long MOST = 5_000_000;

  /** Which options of a factor occur, out of how many that were possible. */
  public record Seen(String factor, List<String> options, int possible) {

    public Seen {
      Objects.requireNonNull(factor, "factor");
      options = List.copyOf(options);
    }

    /** Whether all have the same option although there were others. */
    public boolean isShared() {
      return options.size() == 1 && possible > 1;
    }
  }

  /**
   * A published figure beside the best fit's.
   *
   * @param step that the change is of; empty for a value of the network
   * @param published the value, or the change as a fraction
   * @param within as a fraction; 0 for exactly
   * @param found the best fit's value or change
   * @param consistentWithout how many configurations meet all other figures
   */
  public record Found(
      Metric metric,
      Optional<String> step,
      double published,
      double within,
      double found,
      boolean isMet,
      long consistentWithout) {

    public Found {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(step, "step");
    }
  }

  public Fitted {
    options = List.copyOf(options);
    figures = List.copyOf(figures);
    Objects.requireNonNull(badness, "badness");
    Objects.requireNonNull(tolerances, "tolerances");
  }
}
