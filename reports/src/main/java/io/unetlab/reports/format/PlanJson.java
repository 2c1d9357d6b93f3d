package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.unetlab.ablations.design.Association;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.exec.ClusterPlan;
import io.unetlab.ablations.exec.MeasuringPlan;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.exec.TrainingsPlan;
import io.unetlab.ablations.study.Target;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.PlanText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A study's plan as JSON. */
public record PlanJson(
    @Doc("2") int format,
    @Doc("`\"study_plan\"`") String kind,
    @Doc("of the study") String name,
    @Doc("of the study") String title,
    @Doc("hash of the study's content") String study,
    @Doc("which the bytes assume: `\"float32\"`, or `\"int8/float16\"` for weights and activations")
        String precision,
    @Doc("of the design, the base first") List<Part> parts,
    @Doc("total number of variants") int variants,
    @Doc("number of distinct networks") int networks,
    @Doc("the networks that several variants share") List<Same> sameNetworks,
    @Doc("which choices make variants impossible") List<Impossible> impossible,
    @Doc("number of variants that an internal error keeps from being built") int faults,
    @Doc("to build and count all, estimated from a sample") double countingSeconds,
    @Doc("each target to measure on; empty if the study asks for no latency")
        List<Measuring> measuring,
    @Doc("of networks by a recipe; `null` for a study that trains none")
        Optional<Training> training,
    @Doc("what each part confounds, in sentences") List<String> notes,
    @Doc("the aliasing of the fractional part; `null` without one")
        Optional<ConfoundingJson> fraction,
    @Doc("pairs of factors whose choices go together, Cramér's V above 0.5")
        List<Associated> associations,
    @Doc("of a search, before any of it is tried; `null` without one")
        Optional<SpacePlanJson> space,
    @Doc("as tasks of a cluster; `null` without `--on` and `--slots`")
        Optional<ClusterPlanJson> cluster) {

  /**
   * The document.
   *
   * @param flopsPerSecond of the targets to be measured on, where known
   * @param cluster the same on a cluster, if there is one
   */
  public static String write(
      StudyPlan plan, Map<Target, Double> flopsPerSecond, Optional<ClusterPlan> cluster) {
    return JsonText.write(of(plan, flopsPerSecond, cluster));
  }

  private static PlanJson of(
      StudyPlan plan, Map<Target, Double> flopsPerSecond, Optional<ClusterPlan> cluster) {
    return new PlanJson(
        2,
        "study_plan",
        plan.study().name(),
        plan.study().title(),
        plan.study().hash(),
        plan.study().precision().text(),
        plan.design().parts().stream().map(Part::of).toList(),
        plan.design().variants().size(),
        plan.distinct(),
        plan.same().entrySet().stream().map(it -> new Same(it.getKey(), it.getValue())).toList(),
        plan.impossible().entrySet().stream().map(Impossible::of).toList(),
        plan.faults(),
        plan.countingSeconds(),
        plan.measuring().stream()
            .map(it -> Measuring.of(it, Optional.ofNullable(flopsPerSecond.get(it.target()))))
            .toList(),
        plan.training().map(Training::of),
        new PlanText(plan).notes(),
        plan.design().confounding().map(ConfoundingJson::of),
        plan.associations().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(pair -> Associated.of(it.getKey(), pair)))
            .toList(),
        plan.space().map(it -> SpacePlanJson.of(it, plan)),
        cluster.map(ClusterPlanJson::of));
  }

  record Training(
      @Doc("the recipe's name") String recipe,
      @Doc("how many networks are trained, at most") int networks,
      @Doc("of each network") List<Long> seeds,
      @Doc("trainings at a time") int parallel,
      @Doc("networks times seeds") int trainings,
      @Doc("how many of them the store has") int inStore,
      @Doc("by the clock, for the others") double seconds,
      @Doc("whether the seconds follow from trainings in the store, and not from constants")
          boolean timed,
      @Doc("after which no training is started; `null` without a limit")
          OptionalDouble budgetMinutes) {

    static Training of(TrainingsPlan plan) {
      return new Training(
          plan.asked().recipe().name(),
          plan.networks(),
          plan.asked().seeds(),
          plan.asked().parallel(),
          plan.trainings(),
          plan.done(),
          plan.secondsLeft(),
          plan.timed(),
          plan.asked().budgetMinutes());
    }
  }

  record Part(
      @Doc("which part") DesignKind part,
      @Doc("number of variants it asks for") int variants,
      @JsonProperty("new") @Doc("how many of them no earlier part asks for") int fresh,
      @Doc("what it leaves out as meaningless, in sentences") List<String> leftOut) {

    static Part of(DesignPart part) {
      return new Part(part.kind(), part.variants().size(), part.fresh(), part.leftOut());
    }
  }

  record Same(
      @Doc("number of the first variant") int first,
      @Doc("numbers of the others") List<Integer> others) {}

  record Impossible(
      @Doc("`factor=option` each; empty if the base is the cause") List<String> culprits,
      @Doc("code and sentence of the rule that the first of them breaks") String rule,
      @Doc("number of variants") int variants) {

    static Impossible of(Map.Entry<String, StudyPlan.Impossible> entry) {
      String culprits = entry.getKey();
      return new Impossible(
          culprits.isEmpty() ? List.of() : List.of(culprits.split(" ")),
          entry.getValue().rule(),
          entry.getValue().variants());
    }
  }

  record Measuring(
      @Doc("its name") String target,
      @Doc("the measuring rule") String protocol,
      @Doc("the maximum number of networks measured") int networksAtMost,
      @Doc("number of sessions") int sessions,
      @Doc("networks, over all sessions") int measurements,
      @Doc("of each network by the protocol") int rounds,
      @Doc("of each network by the protocol, at least") int runs,
      @Doc(
              "as given with `--gflops` for the first target, else what a convolution just reached"
                  + " if the target is this machine; `null` if unknown")
          OptionalDouble flopsPerSecond,
      @Doc("how long it takes, without loading; `null` where `flops_per_second` is")
          OptionalDouble seconds) {

    static Measuring of(MeasuringPlan plan, Optional<Double> flopsPerSecond) {
      return new Measuring(
          plan.target().name(),
          plan.protocol().name(),
          plan.networks(),
          plan.sessions().size(),
          plan.measurements(),
          plan.protocol().rounds(),
          plan.protocol().minRuns(),
          flopsPerSecond.stream().mapToDouble(it -> it).findFirst(),
          flopsPerSecond.stream().mapToDouble(plan::seconds).findFirst());
    }
  }

  record Associated(
      @Doc("of the design") DesignKind part,
      @Doc("two names") List<String> factors,
      @Doc("0 to 1") double cramersV) {

    static Associated of(DesignKind part, Association pair) {
      return new Associated(
          part, List.of(pair.first().name(), pair.second().name()), pair.cramersV());
    }
  }
}
