package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong between the parts of a study, and the look-ups that find it. */
final class Complaints {

  private final Problems problems;

  Complaints(Problems problems) {
    this.problems = problems;
  }

  void add(ProblemCode code, SourceLocation location, String path, String message, String hint) {
    problems.add(new Problem(Severity.ERROR, code, location, path, message, hint));
  }

  /** The factor of a name; empty when there is none, and then that was reported. */
  Optional<Factor> factor(Located<String> name, List<Factor> factors) {
    Optional<Factor> found =
        factors.stream().filter(factor -> factor.name().equals(name.value())).findFirst();
    if (found.isEmpty()) {
      List<String> names = factors.stream().map(Factor::name).toList();
      name.error(
          this,
          StudyCode.UNKNOWN_FACTOR,
          "there is no factor `" + name.value() + "`",
          hint(name.value(), names, "factors"));
    }
    return found;
  }

  /** The option of a name; empty when there is none, and then that was reported. */
  Optional<Option> option(Located<String> name, Factor factor) {
    Optional<Option> found = factor.option(name.value());
    if (found.isEmpty()) {
      List<String> names = factor.options().stream().map(Option::name).toList();
      name.error(
          this,
          StudyCode.UNKNOWN_OPTION,
          "factor `" + factor.name() + "` has no option `" + name.value() + "`",
          hint(name.value(), names, "options"));
    }
    return found;
  }

  /** The metric that a map's key names; empty when there is none, and then that was reported. */
  Optional<Metric> metric(ScalarNode name, Reading at) {
    return MetricType.find(name, new Reading(problems, at.path()));
  }

  /** What a quantity is in a metric's own unit; empty when it has another unit. */
  Optional<BigDecimal> amount(Located<?> place, Quantity quantity, Metric metric) {
    if (metric.accepts(quantity)) {
      return Optional.of(quantity.value());
    }
    String unit = metric.unit().isEmpty() ? "has no unit" : "is in " + metric.unit();
    place.error(
        this,
        StudyCode.BAD_QUANTITY,
        "`" + metric.name() + "` " + unit + ", found " + quantity.unit());
    return Optional.empty();
  }

  /**
   * A standard deviation that says something; empty when it does not, and then that was reported.
   */
  Optional<BigDecimal> sd(Located<?> place, BigDecimal sd) {
    if (sd.signum() > 0) {
      return Optional.of(sd);
    }
    String message = "a standard deviation is more than 0, found " + sd.toPlainString();
    place.error(this, StudyCode.BAD_QUANTITY, message, "leave it out where it is not known");
    return Optional.empty();
  }

  /** Reports each name that stands there a second time. */
  void distinct(List<Located<String>> names, String what) {
    Set<String> seen = new HashSet<>();
    for (Located<String> name : names) {
      if (!seen.add(name.value())) {
        String message = what + " `" + name.value() + "` stands twice";
        name.error(this, StudyCode.DUPLICATE_NAME, message);
      }
    }
  }

  private static String hint(String typed, List<String> names, String what) {
    String nearest = Nearest.hint(typed, names);
    return nearest.isEmpty() ? what + ": " + String.join(", ", names) : nearest;
  }
}
