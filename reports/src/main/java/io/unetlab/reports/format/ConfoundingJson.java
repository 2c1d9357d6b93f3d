package io.unetlab.reports.format;

import io.unetlab.ablations.design.Confounding;
import io.unetlab.ablations.design.SignedEffect;
import java.util.List;

/** What a plan's fractional part confounds, as part of its JSON. */
record ConfoundingJson(
    @Doc("of the fraction, in the study's order") List<String> factors,
    @Doc("number of runs") int runs,
    @Doc("whether it is the full factorial, which confounds nothing") boolean whole,
    @Doc("the fewest factors in a word of `relation`") int resolution,
    @Doc("constant words, one per factor whose column is a product of others'")
        List<Effect> generators,
    @Doc("all constant words; empty if there are more than 31") List<Effect> relation,
    @Doc("lists of effects that cannot be told apart") List<List<Effect>> aliases,
    @Doc("runs that an `only_if` changed") int mended) {

  static ConfoundingJson of(Confounding confounding) {
    return new ConfoundingJson(
        confounding.factors(),
        confounding.runs(),
        confounding.isWhole(),
        confounding.resolution(),
        Effect.of(confounding.generators()),
        Effect.of(confounding.relation()),
        confounding.aliases().stream().map(it -> Effect.of(it.effects())).toList(),
        confounding.mended());
  }

  record Effect(
      @Doc("-1 or 1") int sign,
      @Doc("one for a main effect, two or more for an interaction or a word")
          List<String> factors) {

    static List<Effect> of(List<SignedEffect> effects) {
      return effects.stream().map(it -> new Effect(it.negative() ? -1 : 1, it.factors())).toList();
    }
  }
}
