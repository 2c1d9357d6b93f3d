package io.unetlab.reports.view;

import io.unetlab.ablations.design.Confounding;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.design.SignedEffect;
import io.unetlab.ablations.exec.MeasuringPlan;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.exec.TrainingsPlan;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A study's plan as sentences. */
public final class PlanText {

  private static final List<String> NUMERALS = List.of("III", "IV", "V", "VI", "VII", "VIII");

  private final StudyPlan plan;

  public PlanText(StudyPlan plan) {
    this.plan = plan;
  }

  /**
   * The number of variants and networks, and how long they take.
   *
   * @param flopsPerSecond of the targets to be measured on, where known
   */
  public List<String> totals(Map<Target, Double> flopsPerSecond) {
    List<String> lines = new ArrayList<>();
    String distinct = many(plan.distinct(), "distinct network");
    lines.add(many(plan.design().variants().size(), "variant") + ", " + distinct);
    lines.addAll(SameNetworks.sentences(plan.same()));
    if (plan.rejected() > 0) {
      lines.add(many(plan.rejected(), "variant") + " cannot exist: they break a rule");
    }
    if (plan.faults() > 0) {
      lines.add(many(plan.faults(), "variant") + " cannot be built: an error in this program");
    }
    Precision precision = plan.study().precision();
    if (!precision.equals(Precision.FLOAT32)) {
      lines.add(SpecView.bytes(precision));
    }
    lines.add("to count them: about " + seconds(plan.countingSeconds()));
    plan.training().map(PlanText::training).ifPresent(lines::add);
    lines.addAll(latencies(flopsPerSecond));
    return lines;
  }

  private static String training(TrainingsPlan training) {
    TrainedQuality asked = training.asked();
    String line =
        String.format(
            Locale.ROOT,
            "to train by %s: %s%s with %s, %s, %d at a time: about %s%s",
            asked.recipe().name(),
            training.exact() ? "" : "up to ",
            many(training.networks(), "network"),
            many(asked.seeds().size(), "seed"),
            many(training.trainings(), "training"),
            asked.parallel(),
            seconds(training.secondsLeft()),
            training.timed()
                ? ", by the times of those in the store"
                : ", an estimate from the size of the networks; machines differ by a factor of two"
                    + " or more");
    String done =
        training.done() == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d of them are in the store", training.done());
    String budget =
        asked.budgetMinutes().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; no training is started after %s",
                seconds(60 * asked.budgetMinutes().getAsDouble()));
    return line + done + budget;
  }

  private List<String> latencies(Map<Target, Double> flopsPerSecond) {
    List<String> lines = new ArrayList<>();
    for (MeasuringPlan measuring : plan.measuring()) {
      lines.add(measuring(measuring, Optional.ofNullable(flopsPerSecond.get(measuring.target()))));
    }
    for (Target target : plan.study().asked()) {
      String where = "not measured for " + target.name() + ": its latencies are ";
      target.imported().ifPresent(it -> lines.add(where + "those of " + it.source()));
      target.predicted().ifPresent(it -> lines.add(where + "predicted by " + it.source()));
    }
    lines.addAll(RefusedBase.sentences(plan.study()));
    return lines.isEmpty() ? List.of("nothing is measured: the study asks for no latency") : lines;
  }

  private String measuring(MeasuringPlan measuring, Optional<Double> flopsPerSecond) {
    String where = plan.study().targets().size() > 1 ? " " + on(measuring.target()) : "";
    if (measuring.budget().filter(MeasuringPlan.Budget::isOnly).isPresent()) {
      return String.format(
          Locale.ROOT,
          "to measure%s: batches of up to %s of the %s protocol for %s, each compared with the base",
          where,
          many(measuring.networks() - 1, "network"),
          measuring.protocol().name(),
          seconds(measuring.seconds(1)));
    }
    String what =
        String.format(
            Locale.ROOT,
            "to measure%s: up to %s in %s of the %s protocol, %s of about %s in up to %s each",
            where,
            many(measuring.networks(), "network"),
            many(measuring.sessions().size(), "session"),
            measuring.protocol().name(),
            many(measuring.measurements(), "measurement"),
            many(measuring.protocol().minRuns(), "run"),
            many(measuring.protocol().rounds(), "round"));
    return what
        + flopsPerSecond
            .map(
                rate ->
                    String.format(
                        Locale.ROOT,
                        ": about %s at %.0f GFLOP/s",
                        seconds(measuring.seconds(rate)),
                        rate / 1e9))
            .orElse("; how long depends on the device: --gflops RATE estimates it")
        + measuring
            .budget()
            .map(it -> String.format(Locale.ROOT, "; at most %s", seconds(60 * it.minutes())))
            .orElse("");
  }

  private static String on(Target target) {
    return "on " + target.name() + ", " + target.words();
  }

  /** What each part of the design confounds or leaves out. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (DesignPart part : plan.design().parts()) {
      if (part.kind() != DesignKind.BASE) {
        String name = ChoiceType.word(part.kind()) + ": ";
        notes.add(name + confounds(part.kind()));
        part.leftOut().forEach(it -> notes.add(name + "leaves out " + it));
      }
    }
    return notes;
  }

  private String confounds(DesignKind kind) {
    return switch (kind) {
      case BASE -> throw new IllegalArgumentException("the base confounds nothing");
      case ONE_AT_A_TIME ->
          "interactions are not seen; an effect holds for what the others were set to";
      case LADDER -> "an effect is seen only on top of the steps before it";
      case FACTORIAL -> complete(kind);
      case FRACTIONAL -> plan.design().confounding().map(this::fraction).orElseThrow();
      case RANDOM, LIST ->
          plan.associations().containsKey(kind)
              ? "the effects of the pairs below are hard to tell apart"
              : "no two factors' choices go together, Cramér's V above 0.5";
      case SEARCH -> "its variants are those that the algorithm selects, not a sample of the space";
    };
  }

  private String complete(DesignKind kind) {
    boolean whole = plan.rejected() == 0 && !plan.associations().containsKey(kind);
    List<String> except = new ArrayList<>();
    if (!whole) {
      except.add("for the variants that cannot exist");
    }
    if (plan.design().parts().stream()
        .anyMatch(it -> it.kind() == kind && !it.leftOut().isEmpty())) {
      except.add("for the combinations left out");
    }
    if (!plan.same().isEmpty()) {
      except.add("where variants are the same network");
    }
    return "nothing is confounded"
        + (except.isEmpty() ? "" : ", except " + String.join(" and ", except));
  }

  private String fraction(Confounding confounding) {
    String size = Numbers.grouped(confounding.runs()) + " runs";
    if (confounding.isWhole()) {
      return size + ", the whole factorial of two options each: nothing is confounded";
    }
    String generators =
        confounding.generators().stream().map(SignedEffect::text).collect(Collectors.joining(", "));
    return size
        + " of resolution "
        + numeral(confounding.resolution())
        + "; constant: "
        + generators
        + (confounding.generators().size() > 1 ? ", and their products" : "")
        + orthogonality(confounding);
  }

  private String orthogonality(Confounding confounding) {
    if (confounding.mended() > 0) {
      return "; "
          + many(confounding.mended(), "run")
          + " changed or left out by conditions, so the columns are not orthogonal and the aliases hold roughly";
    }
    return plan.rejected() > 0 ? "; where runs cannot exist the aliases hold roughly" : "";
  }

  /** A resolution in Roman numerals, as far as they are easily read. */
  static String numeral(int resolution) {
    int index = resolution - 3;
    return index >= 0 && index < NUMERALS.size() ? NUMERALS.get(index) : "" + resolution;
  }

  static String many(int count, String what) {
    return Numbers.grouped(count) + " " + what + (count == 1 ? "" : "s");
  }

  /** A duration, roughly. */
  static String seconds(double seconds) {
    if (seconds < 1) {
      return "a second";
    }
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
