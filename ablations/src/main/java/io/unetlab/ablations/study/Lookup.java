package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.Located;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resolves references between parts of a study, and reports what cannot be found or used. */
final class Lookup {

  private Lookup() {}

  /** The factor of a name; empty, after reporting it, when there is no such factor. */
  static Optional<Factor> factor(Located<String> name, List<Factor> factors) {
    Optional<Factor> found =
        factors.stream().filter(factor -> factor.name().equals(name.value())).findFirst();
    if (found.isEmpty()) {
      List<String> names = factors.stream().map(Factor::name).toList();
      name.error(
          StudyCode.UNKNOWN_FACTOR,
          "there is no factor `" + name.value() + "`",
          hint(name, names, "factors"));
    }
    return found;
  }

  /** The option of a name; empty, after reporting it, when there is no such option. */
  static Optional<Option> option(Located<String> name, Factor factor) {
    Optional<Option> found = factor.option(name.value());
    if (found.isEmpty()) {
      List<String> names = factor.options().stream().map(Option::name).toList();
      name.error(
          StudyCode.UNKNOWN_OPTION,
          "factor `" + factor.name() + "` has no option `" + name.value() + "`",
          hint(name, names, "options"));
    }
    return found;
  }

  /** The metric that a map's key names; empty, after reporting it, when there is no such metric. */
  static Optional<Located<Metric>> metric(Located<String> name) {
    return StudyScalars.metric()
        .read(name.node(), name.at())
        .map(it -> new Located<>(it, name.node(), name.at()));
  }

  /** A quantity in the metric's unit; empty, after reporting it, when it has another unit. */
  static Optional<BigDecimal> amount(Located<?> place, Quantity quantity, Metric metric) {
    if (metric.accepts(quantity)) {
      return Optional.of(quantity.value());
    }
    String unit = metric.unit().isEmpty() ? "has no unit" : "is in " + metric.unit();
    place.error(
        StudyCode.BAD_QUANTITY,
        "`" + metric.name() + "` " + unit + ", found " + quantity.unit(),
        quantity.unit().equals("B") ? "B is bytes; a billion, 10^9, is G" : "");
    return Optional.empty();
  }

  /** A standard deviation above 0; empty, after reporting it, when it is not. */
  static Optional<BigDecimal> sd(Located<?> place, BigDecimal sd) {
    if (sd.doubleValue() > 0) {
      return Optional.of(sd);
    }
    String message = "a standard deviation must be above 0, found " + sd.toPlainString();
    place.error(StudyCode.BAD_QUANTITY, message, "leave it out if it is unknown");
    return Optional.empty();
  }

  /** Reports each duplicate name. */
  static void distinct(List<Located<String>> names, String what) {
    Set<String> seen = new HashSet<>();
    for (Located<String> name : names) {
      if (!seen.add(name.value())) {
        String message = what + " `" + name.value() + "` appears twice";
        name.error(StudyCode.DUPLICATE_NAME, message);
      }
    }
  }

  private static String hint(Located<String> name, List<String> names, String what) {
    if (name.at().problems().isFull()) {
      return "";
    }
    String nearest = Nearest.hint(name.value(), names);
    return nearest.isEmpty() ? what + ": " + String.join(", ", names) : nearest;
  }
}
