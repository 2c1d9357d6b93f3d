package io.unetlab.reports.format;

import static io.unetlab.reports.format.Digits.twelve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.OptionEffect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The factors' effects on a metric, as part of a study's JSON. */
record EffectsJson(
    @Doc("its name") String metric,
    @Doc(
            "whether it is counted, or the sum of its parts' latencies, and so without noise"
                + " between variants")
        boolean exact,
    @Doc("how many trials have a value of it") int trials,
    @Doc("each option but the base's") List<OptionJson> options,
    @Doc("the analysis of variance, one line per factor") List<Variation> factors,
    @Doc("one line per pair of factors") List<Interaction> interactions,
    @Doc("pairs of factors whose interaction the trials cannot show") List<String> untold,
    @Doc("the residual: interactions of three or more factors, and noise if there is any")
        Variation rest) {

  static EffectsJson of(Effects effects) {
    return new EffectsJson(
        effects.metric().name(),
        effects.exact(),
        effects.trials(),
        effects.options().stream().map(OptionJson::of).toList(),
        effects.factors().stream().map(Variation::of).toList(),
        effects.interactions().stream().map(Interaction::of).toList(),
        effects.untold(),
        Variation.of(effects.rest()));
  }

  record OptionJson(
      @Doc("its name") String factor,
      @Doc("its name") String option,
      @Doc("mean, adjusted; `null` if the trials cannot show it") Optional<BigDecimal> change,
      @Doc("95 %, low and high; `null` for counts") Optional<List<BigDecimal>> interval,
      @Doc("pairs of trials that differ in this choice alone") int contexts,
      @Doc("the smallest and the largest difference of such a pair")
          Optional<List<BigDecimal>> range,
      @Doc("choices that it is aliased with") List<String> aliases) {

    static OptionJson of(OptionEffect option) {
      return new OptionJson(
          option.factor().name(),
          option.option().name(),
          twelve(option.change()),
          option.interval().map(Digits::twelve),
          option.contexts(),
          option.range().map(Digits::twelve),
          option.aliases());
    }
  }

  record Variation(
      @Doc("a factor, or two with `x` between them") String term,
      @Doc("degrees of freedom") int df,
      @Doc("in the metric's unit, squared") BigDecimal sumOfSquares,
      @Doc("of the whole") BigDecimal share,
      @Doc("`null` for counts") Optional<BigDecimal> f,
      @Doc("`null` for counts") Optional<BigDecimal> p) {

    static Variation of(io.unetlab.ablations.analysis.Variation variation) {
      return new Variation(
          variation.term(),
          variation.df(),
          twelve(variation.sumOfSquares()),
          twelve(variation.share()),
          twelve(variation.f()),
          twelve(variation.p()));
    }
  }

  record Interaction(
      @JsonUnwrapped Variation variation,
      @Doc("the joint effects of two options") List<Joint> joints) {

    static Interaction of(io.unetlab.ablations.analysis.Interaction interaction) {
      return new Interaction(
          Variation.of(interaction.variation()),
          interaction.joints().stream().map(Joint::of).toList());
    }
  }

  record Joint(
      @Doc("an option") String first,
      @Doc("an option of the other factor") String second,
      @Doc("its effect where the other factor has the base's option")
          Optional<BigDecimal> firstAlone,
      @Doc("its effect where the other factor has the base's option")
          Optional<BigDecimal> secondAlone,
      @Doc("the effect of both") Optional<BigDecimal> together,
      @Doc("together beyond the sum") BigDecimal interaction) {

    static Joint of(io.unetlab.ablations.analysis.Joint joint) {
      return new Joint(
          joint.first().name(),
          joint.second().name(),
          twelve(joint.firstAlone()),
          twelve(joint.secondAlone()),
          twelve(joint.together()),
          twelve(joint.interaction()));
    }
  }
}
