package io.unetlab.cli.option;

import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** What {@code results --sort} sorts by; variants without the value come last. */
public final class VariantOrder {

  /** By rank, the choice first. */
  public static final String RANK = "rank";

  private static final String TRIAL = "trial";
  private static final String DESCENDING = ":desc";

  private VariantOrder() {}

  /** The order by a metric, the rank or the number, as typed. */
  public static Comparator<TrialResult> parse(String text, Trials trials) {
    boolean descending = text.endsWith(DESCENDING);
    String name = descending ? text.substring(0, text.length() - DESCENDING.length()) : text;
    Function<TrialResult, Optional<BigDecimal>> value = value(name, trials);
    Comparator<BigDecimal> numbers =
        descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return (a, b) -> {
      Optional<BigDecimal> one = value.apply(a);
      Optional<BigDecimal> other = value.apply(b);
      return one.isPresent() && other.isPresent()
          ? numbers.compare(one.get(), other.get())
          : Boolean.compare(other.isPresent(), one.isPresent());
    };
  }

  private static Function<TrialResult, Optional<BigDecimal>> value(String name, Trials trials) {
    return switch (name) {
      case RANK -> trial -> trials.place(trial.variant()).map(it -> BigDecimal.valueOf(it.place()));
      case TRIAL -> trial -> Optional.of(BigDecimal.valueOf(trials.number(trial.variant())));
      default -> {
        Metric metric = VariantFilter.metric(name, trials);
        yield trial -> trial.completed().flatMap(it -> it.value(metric));
      }
    };
  }
}
