package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.Spacing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The timesteps of a number of steps, noisiest first, as diffusers' schedulers choose them; Lin et
 * al., arXiv 2305.08891, table 2. Halves are rounded to even, as numpy does.
 */
final class Timesteps {

  private Timesteps() {}

  /** DDIM's: whole numbers. */
  static List<Double> whole(Spacing spacing, int steps, NoiseSchedule noise) {
    return switch (spacing) {
      case LEADING -> leading(steps, noise.steps() / steps, noise.offset());
      case TRAILING -> trailing(steps, noise.steps());
      case LINSPACE -> linspace(steps, noise.steps()).stream().map(Math::rint).toList();
    };
  }

  /** Euler's: as DDIM's, but linspace is not rounded. */
  static List<Double> exact(Spacing spacing, int steps, NoiseSchedule noise) {
    return spacing == Spacing.LINSPACE
        ? linspace(steps, noise.steps())
        : whole(spacing, steps, noise);
  }

  /** DPM-Solver++'s: leading and linspace choose one more and leave out the last. */
  static List<Double> withoutLast(Spacing spacing, int steps, NoiseSchedule noise) {
    return switch (spacing) {
      case LEADING ->
          leading(steps + 1, noise.steps() / (steps + 1), noise.offset()).subList(0, steps);
      case TRAILING -> trailing(steps, noise.steps());
      case LINSPACE ->
          linspace(steps + 1, noise.steps()).stream().map(Math::rint).toList().subList(0, steps);
    };
  }

  /** A stride of training / steps, counted from the last timestep. */
  static List<Double> trailing(int steps, int training) {
    double stride = (double) training / steps;
    return IntStream.range(0, steps).mapToObj(i -> Math.rint(training - i * stride) - 1).toList();
  }

  private static List<Double> leading(int steps, int stride, int offset) {
    return descending(IntStream.range(0, steps).mapToObj(i -> (double) i * stride + offset));
  }

  private static List<Double> linspace(int points, int training) {
    double stride = points == 1 ? 0 : (training - 1.0) / (points - 1);
    return descending(
        IntStream.range(0, points)
            .mapToObj(i -> i > 0 && i == points - 1 ? training - 1.0 : i * stride));
  }

  private static List<Double> descending(Stream<Double> ascending) {
    List<Double> all = new ArrayList<>(ascending.toList());
    Collections.reverse(all);
    return List.copyOf(all);
  }
}
