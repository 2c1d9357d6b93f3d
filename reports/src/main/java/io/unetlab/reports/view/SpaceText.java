package io.unetlab.reports.view;

import io.unetlab.ablations.exec.SpacePlan;
import io.unetlab.ablations.exec.SpacePlan.Gap;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.FactorValues;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known of a space before it is searched, as sentences. */
public final class SpaceText {

  private static final int NAMED = 6;
  private static final int READABLE_BITS = 70;

  private final SpacePlan space;
  private final List<Factor> factors;

  /**
   * @param factors of the study
   */
  public SpaceText(SpacePlan space, List<Factor> factors) {
    this.space = space;
    this.factors = List.copyOf(factors);
  }

  /** Its size, what was added to it, and where it is empty. */
  public List<String> sentences() {
    List<String> lines = new ArrayList<>();
    lines.add(size());
    factors.stream()
        .filter(it -> it.values().filter(FactorValues::isBaseAdded).isPresent())
        .forEach(it -> lines.add(added(it)));
    space.obstacle().ifPresent(it -> lines.add("no more is known of it: " + it));
    space.clash().ifPresent(lines::add);
    space.gaps().stream().map(SpaceText::gap).forEach(lines::add);
    if (!space.unbounded().isEmpty()) {
      lines.add(
          "limits on "
              + space.unbounded().stream().map(Metric::name).collect(Collectors.joining(", "))
              + " are checked variant by variant, after the search: what it returns may miss"
              + " variants that keep them");
    }
    return lines;
  }

  private String size() {
    StringBuilder text = new StringBuilder();
    text.append(digits(space.combinations())).append(" combinations of ");
    text.append(factors.size()).append(factors.size() == 1 ? " factor" : " factors");
    space
        .sound()
        .filter(it -> !it.equals(space.combinations()))
        .ifPresent(
            it -> text.append(", ").append(digits(it)).append(" by conditions and comparisons"));
    space
        .existing()
        .ifPresent(
            it ->
                text.append(
                    space.sound().filter(it::equals).isPresent()
                        ? "; all of them can exist"
                        : "; " + digits(it) + " of them can exist"));
    return text.toString();
  }

  // Exact as far as it can be read.
  private static String digits(BigInteger count) {
    return count.bitLength() < READABLE_BITS
        ? String.format(Locale.ROOT, "%,d", count)
        : ConvergenceView.count(count);
  }

  private static String added(Factor factor) {
    return factor.name() + ": the base's value, " + factor.base().name() + ", is an option as well";
  }

  private static String gap(Gap gap) {
    String options = gap.factor().name() + "=" + names(gap.options());
    if (gap.limit().isEmpty()) {
      return "no configuration has "
          + options
          + (gap.reason().isEmpty() ? "" : ": " + gap.reason());
    }
    Constraint limit = gap.limit().get();
    String end = limit.comparison().isUpper() ? "least " : "most ";
    return "no configuration with "
        + limit.text()
        + " has "
        + options
        + ": "
        + gap.nearest().map(it -> end + limit.valueText(it)).orElse(gap.reason());
  }

  private static String names(List<Option> options) {
    String names =
        options.stream().limit(NAMED).map(Option::name).collect(Collectors.joining(" or "));
    return options.size() > NAMED ? names + " or " + (options.size() - NAMED) + " others" : names;
  }
}
