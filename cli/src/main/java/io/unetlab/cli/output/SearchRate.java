package io.unetlab.cli.output;

import io.unetlab.ablations.space.SearchWatch.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A search's progress in words: evaluations, their rate, hypervolume, time left. The rate is that
 * of the current algorithm since its first batch, so that evaluations of an earlier run do not
 * count.
 */
final class SearchRate {

  private static final double MINUTE = 60;

  private String algorithm = "";
  private int first;
  private double since;

  /**
   * The line after a batch.
   *
   * @param now seconds on any clock
   */
  String text(Spent spent, double now) {
    if (!spent.algorithm().equals(algorithm)) {
      algorithm = spent.algorithm();
      first = spent.evaluations();
      since = now;
    }
    List<String> words = new ArrayList<>();
    words.add(algorithm + ": " + evaluations(spent));
    double rate = now > since ? (spent.evaluations() - first) / (now - since) : 0;
    if (rate > 0) {
      words.add(rate(rate));
    }
    spent
        .hypervolume()
        .ifPresent(it -> words.add(String.format(Locale.ROOT, "hypervolume %.4f", it)));
    left(spent, rate).ifPresent(it -> words.add(TimeText.of(it) + " left"));
    return String.join(", ", words);
  }

  private static String evaluations(Spent spent) {
    return spent.budget().isPresent()
        ? String.format(
            Locale.ROOT, "%,d of %,d evaluations", spent.evaluations(), spent.budget().getAsInt())
        : String.format(Locale.ROOT, "%,d evaluations", spent.evaluations());
  }

  // A measurement takes seconds: then their number by minute says more than 0 per second.
  private static String rate(double perSecond) {
    return perSecond >= 1
        ? String.format(Locale.ROOT, "%,.0f per second", perSecond)
        : String.format(Locale.ROOT, "%,.1f per minute", MINUTE * perSecond);
  }

  // The budget that is spent first ends it.
  private static OptionalDouble left(Spent spent, double rate) {
    double byCount =
        spent.budget().isPresent() && rate > 0
            ? (spent.budget().getAsInt() - spent.evaluations()) / rate
            : Double.POSITIVE_INFINITY;
    double least = Math.min(byCount, spent.secondsLeft().orElse(Double.POSITIVE_INFINITY));
    return Double.isFinite(least) ? OptionalDouble.of(Math.max(0, least)) : OptionalDouble.empty();
  }
}
