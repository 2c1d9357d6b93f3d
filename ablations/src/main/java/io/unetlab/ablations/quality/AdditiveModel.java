package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One quality metric as the base's value plus what each chosen option adds. What is known about an
 * option is looked up once, not for each of a hundred thousand variants.
 */
public final class AdditiveModel {

  private final Metric metric;
  private final List<Factor> factors;
  private final Optional<Term> base;
  // By identity: an equal option of another factor has another label.
  private final Map<Option, Choice> choices = new IdentityHashMap<>();

  /**
   * What is known about an option that changes the base.
   *
   * @param known the first one that holds is used
   * @param missing the explanation when none holds
   */
  private record Choice(List<KnownEffect> known, String missing) {

    Optional<Term> term(Variant variant) {
      for (KnownEffect one : known) {
        if (one.holdsFor(variant)) {
          return Optional.of(one.term());
        }
      }
      return Optional.empty();
    }
  }

  AdditiveModel(Metric metric, List<Factor> factors, Optional<Term> base, TrainedEffects effects) {
    this.metric = metric;
    this.factors = factors;
    this.base = base;
    for (Factor factor : factors) {
      factor.changes().forEach(option -> choices.put(option, choice(factor, option, effects)));
    }
  }

  public Metric metric() {
    return metric;
  }

  /** The base's value; empty if nothing is known about it. */
  public Optional<Term> base() {
    return base;
  }

  /** What is known about an option that changes the base: the first that holds is used. */
  public List<KnownEffect> effects(Option option) {
    return Objects.requireNonNull(choices.get(option), option.name()).known();
  }

  private Choice choice(Factor factor, Option option, TrainedEffects effects) {
    String label = factor.name() + "=" + option.name();
    List<KnownEffect> known = new ArrayList<>();
    effects.of(label, metric).ifPresent(term -> known.add(new KnownEffect(Map.of(), term)));
    option
        .evidenceFor(metric)
        .forEach(
            evidence ->
                term(label, evidence)
                    .ifPresent(term -> known.add(new KnownEffect(evidence.given(), term))));
    return new Choice(known, missing(label, option));
  }

  private static Optional<Term> term(String label, Evidence evidence) {
    return evidence.effect() instanceof Effect.Absolute effect
        ? Optional.of(
            new Term(
                label,
                effect.change(),
                evidence.sd(),
                evidence.kind(),
                evidence.firmness(),
                evidence.source()))
        : Optional.empty();
  }

  private String missing(String label, Option option) {
    List<String> given =
        option.evidenceFor(metric).map(evidence -> choices(evidence.given())).distinct().toList();
    return given.isEmpty()
        ? "nothing is known about " + label
        : label + " was shown only with " + String.join(", or with ", given);
  }

  private static String choices(Map<String, String> given) {
    return String.join(
        " and ", given.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
  }

  Prediction predict(Variant variant) {
    List<Term> chain = new ArrayList<>(1 + variant.changes());
    List<String> missing = new ArrayList<>(0);
    base.ifPresentOrElse(chain::add, () -> missing.add("nothing is known about the base"));
    for (Factor factor : factors) {
      Option option = variant.option(factor);
      if (!option.equals(factor.base())) {
        Choice choice = Objects.requireNonNull(choices.get(option), option.name());
        Optional<Term> term = choice.term(variant);
        term.ifPresentOrElse(chain::add, () -> missing.add(choice.missing()));
      }
    }
    return new Prediction(
        metric, missing.isEmpty() ? Optional.of(sum(chain)) : Optional.empty(), chain, missing);
  }

  private static BigDecimal sum(List<Term> chain) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : chain) {
      sum = sum.add(term.amount());
    }
    return sum;
  }
}
