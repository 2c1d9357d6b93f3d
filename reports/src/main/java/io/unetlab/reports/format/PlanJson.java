package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.unetlab.ablations.design.Association;
import io.unetlab.ablations.design.Confounding;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.design.SignedEffect;
import io.unetlab.ablations.exec.MeasuringPlan;
import io.unetlab.ablations.exec.StudyPlan;
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
    @Doc("hash of what the study says") String study,
    @Doc("of the design, the base first") List<Part> parts,
    @Doc("how many there are in all") int variants,
    @Doc("how many distinct networks they have") int networks,
    @Doc("which choices make variants impossible") List<Impossible> impossible,
    @Doc("how many variants cannot be built through our fault") int faults,
    @Doc("to build and count all, estimated from a sample") double countingSeconds,
    @Doc("each target that is measured on; none when the study asks for no latency")
        List<Measuring> measuring,
    @Doc("what each part confounds, in sentences") List<String> notes,
    @Doc("what the fractional part cannot tell apart; `null` without one")
        Optional<Fraction> fraction,
    @Doc("pairs of factors whose choices go together, Cramér's V above 0.5")
        List<Associated> associations) {

  /**
   * The document.
   *
   * @param flopsPerSecond of targets that would be measured on, as far as they are known
   */
  public static String write(StudyPlan plan, Map<Target, Double> flopsPerSecond) {
    return JsonText.write(of(plan, flopsPerSecond));
  }

  private static PlanJson of(StudyPlan plan, Map<Target, Double> flopsPerSecond) {
    return new PlanJson(
        2,
        "study_plan",
        plan.study().name(),
        plan.study().title(),
        plan.study().hash(),
        plan.design().parts().stream().map(Part::of).toList(),
        plan.design().variants().size(),
        plan.distinct(),
        plan.impossible().entrySet().stream().map(Impossible::of).toList(),
        plan.faults(),
        plan.countingSeconds(),
        plan.measuring().stream()
            .map(it -> Measuring.of(it, Optional.ofNullable(flopsPerSecond.get(it.target()))))
            .toList(),
        new PlanText(plan).notes(),
        plan.design().confounding().map(Fraction::of),
        plan.associations().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(pair -> Associated.of(it.getKey(), pair)))
            .toList());
  }

  record Part(
      @Doc("which part") DesignKind part,
      @Doc("how many it asks for") int variants,
      @JsonProperty("new") @Doc("how many of them no part before it asks for") int fresh,
      @Doc("what makes no sense and is left out, in sentences") List<String> leftOut) {

    static Part of(DesignPart part) {
      return new Part(part.kind(), part.variants().size(), part.fresh(), part.leftOut());
    }
  }

  record Impossible(
      @Doc("`factor=option` each; none when the base is to blame") List<String> culprits,
      @Doc("how many") int variants) {

    static Impossible of(Map.Entry<String, Integer> entry) {
      String culprits = entry.getKey();
      return new Impossible(
          culprits.isEmpty() ? List.of() : List.of(culprits.split(" ")), entry.getValue());
    }
  }

  record Measuring(
      @Doc("its name") String target,
      @Doc("by which it is measured") String protocol,
      @Doc("the most networks that are measured") int networksAtMost,
      @Doc("how many") int sessions,
      @Doc("networks, over all sessions") int measurements,
      @Doc("of each network by the protocol") int rounds,
      @Doc("of each network by the protocol, at least") int runs,
      @Doc(
              "as given with `--gflops` for the first target, else what a convolution just reached"
                  + " where it is this machine; `null` where it is not known")
          OptionalDouble flopsPerSecond,
      @Doc("how long it takes, loading apart; `null` where `flops_per_second` is")
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

  record Fraction(
      @Doc("of the fraction, in the study's order") List<String> factors,
      @Doc("how many") int runs,
      @Doc("whether it is the whole factorial: nothing is confounded") boolean whole,
      @Doc("the fewest factors in a word of `relation`") int resolution,
      @Doc("words that are constant, one for each factor whose column is a product of others'")
          List<Effect> generators,
      @Doc("all words that are constant; empty when there are more than 31") List<Effect> relation,
      @Doc("lists of effects that cannot be told apart") List<List<Effect>> aliases,
      @Doc("runs that an `only_if` changed") int mended) {

    static Fraction of(Confounding confounding) {
      return new Fraction(
          confounding.factors(),
          confounding.runs(),
          confounding.isWhole(),
          confounding.resolution(),
          Effect.of(confounding.generators()),
          Effect.of(confounding.relation()),
          confounding.aliases().stream().map(it -> Effect.of(it.effects())).toList(),
          confounding.mended());
    }
  }

  record Effect(
      @Doc("-1 or 1") int sign,
      @Doc("one for a main effect, two or more for an interaction or a word")
          List<String> factors) {

    static List<Effect> of(List<SignedEffect> effects) {
      return effects.stream().map(it -> new Effect(it.negative() ? -1 : 1, it.factors())).toList();
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
