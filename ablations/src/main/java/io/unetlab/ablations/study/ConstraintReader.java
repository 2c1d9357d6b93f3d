package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what every configuration of a space has to satisfy: comparisons and limits. */
final class ConstraintReader {

  private static final Pattern FORM =
      Pattern.compile("([^<>=!]+?)\\s*(<=|>=|==|!=|<|>)\\s*([^<>=!]+)");

  private final List<Factor> factors;
  private final List<FactorComparison> comparisons = new ArrayList<>();
  private final List<Constraint> limits = new ArrayList<>();

  /** The two sides of a constraint. */
  private record Form(String left, NumberOrder order, String right) {}

  ConstraintReader(List<Factor> factors) {
    this.factors = factors;
  }

  void read(List<Located<String>> texts) {
    for (Located<String> text : texts) {
      Matcher matcher = FORM.matcher(text.value().strip());
      if (matcher.matches()) {
        read(text, new Form(matcher.group(1), NumberOrder.of(matcher.group(2)), matcher.group(3)));
      } else {
        bad(
            text,
            "expected a comparison such as \"width_2 >= width_1\" or \"macs <= 200G\", found "
                + text.node().describe(),
            "signs are <=, <, >=, >, == and !=");
      }
    }
  }

  /** Of factors' numbers. */
  List<FactorComparison> comparisons() {
    return List.copyOf(comparisons);
  }

  /** Of counted metrics. */
  List<Constraint> limits() {
    return List.copyOf(limits);
  }

  private void read(Located<String> text, Form form) {
    Optional<Factor> factor = factor(form.left());
    Optional<Metric> metric = Metrics.find(form.left());
    if (factor.isPresent() && metric.isPresent()) {
      bad(text, "`" + form.left() + "` is a factor and a metric", "give the factor another name");
    } else if (factor.isPresent()) {
      compare(text, form, factor.get());
    } else if (metric.isPresent()) {
      limit(text, form, metric.get());
    } else {
      unknown(text, form.left(), "a factor or a metric");
    }
  }

  private Optional<Factor> factor(String name) {
    return factors.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private void unknown(Located<String> text, String name, String what) {
    Stream<String> names = factors.stream().map(Factor::name);
    List<String> known = Stream.concat(names, Metrics.names().stream()).toList();
    text.error(
        StudyCode.UNKNOWN_FACTOR,
        "`" + name + "` is not " + what,
        text.at().problems().isFull() ? "" : Nearest.hint(name, known));
  }

  private void compare(Located<String> text, Form form, Factor left) {
    Optional<BigDecimal> number =
        Quantity.parse(form.right()).filter(it -> it.unit().isEmpty()).map(Quantity::value);
    Optional<Factor> right = factor(form.right());
    if (right.isEmpty() && number.isEmpty()) {
      unknown(text, form.right(), "a factor or a number");
      return;
    }
    boolean sound = hasNumbers(text, left);
    sound &= right.isEmpty() || hasNumbers(text, right.get());
    if (right.filter(it -> it.name().equals(left.name())).isPresent()) {
      bad(text, "`" + left.name() + "` is compared with itself", "");
    } else if (sound) {
      comparisons.add(
          new FactorComparison(
              left.name(),
              form.order(),
              right.map(Factor::name),
              right.isPresent() ? BigDecimal.ZERO : number.orElseThrow(),
              text.node().location()));
    }
  }

  private static boolean hasNumbers(Located<String> text, Factor factor) {
    if (factor.numbers().isEmpty()) {
      String only =
          factor.values().isPresent() ? "not all of its values are numbers" : "it lists options";
      bad(
          text,
          "`" + factor.name() + "` has no numbers to compare: " + only,
          "`only_if` relates any two factors");
    }
    return factor.numbers().isPresent();
  }

  private void limit(Located<String> text, Form form, Metric metric) {
    boolean counted = CountedMetrics.ALL.stream().anyMatch(it -> it.metric().equals(metric));
    Optional<Quantity> quantity = Quantity.parse(form.right());
    if (!counted) {
      bad(
          text,
          "`" + metric.name() + "` is not counted, so it does not limit the space",
          "say it under `where` of `" + SelectKeys.SELECT.name() + "`");
    } else if (quantity.isEmpty()) {
      bad(
          text,
          "expected a number to compare `" + metric.name() + "` with, found `" + form.right() + "`",
          "prefixes are k, M, G and T: M is 10^6, G is 10^9");
    } else if (form.order() == NumberOrder.DIFFERENT) {
      bad(text, "a limit on `" + metric.name() + "` cannot be !=", "use <=, >= or ==");
    } else {
      Lookup.amount(text, quantity.get(), metric)
          .ifPresent(
              bound ->
                  comparisons(form.order())
                      .forEach(
                          it ->
                              limits.add(
                                  new Constraint(metric, it, bound, text.node().location()))));
    }
  }

  private static Stream<Comparison> comparisons(NumberOrder order) {
    return order == NumberOrder.EQUAL
        ? Stream.of(Comparison.AT_LEAST, Comparison.AT_MOST)
        : Stream.of(Comparison.of(order.sign()));
  }

  private static void bad(Located<String> text, String message, String hint) {
    text.error(StudyCode.BAD_CONSTRAINT, message, hint);
  }
}
