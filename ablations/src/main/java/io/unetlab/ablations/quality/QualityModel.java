package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A variant's quality is what its network came out as where it was trained; else the base's plus
 * the sum of what each chosen option adds. It is unknown as soon as the base or one of the options
 * has no evidence that holds.
 *
 * <p>The sum takes the effects to be independent, which nobody has shown: a prediction says where a
 * trained network is worth its cost, and is no measurement. Of an option, the user's own trained
 * networks come first, then what the study states; of several pieces of evidence that hold the
 * first in the file counts.
 */
public final class QualityModel {

  private static final String BASE = "base";

  private final StudySpec study;
  private final TrainedNetworks trained;
  private final TrainedEffects effects;
  private final Variant base;
  // By the option itself: an equal one of another factor has another label.
  private final Map<Option, Choice> choices = new IdentityHashMap<>();

  // What is made once for each option and not for each of a hundred thousand variants.
  private record Choice(String label, List<Stated> stated) {}

  private record Stated(Evidence evidence, Term term) {}

  /** Without the study's networks, so that a trained one is known by its choices alone. */
  public QualityModel(StudySpec study) {
    this(study, Map.of());
  }

  /**
   * Of a study whose variants are built.
   *
   * @param networks the variants that exist
   */
  public QualityModel(StudySpec study, Map<Variant, SpecHash> networks) {
    this.study = study;
    this.trained = new TrainedNetworks(study, networks);
    this.effects = new TrainedEffects(trained, study.factors(), study.qualityMetrics());
    this.base = Variant.base(study.factors());
    for (Factor factor : study.factors()) {
      factor.options().forEach(option -> choices.put(option, choice(factor, option)));
    }
  }

  private static Choice choice(Factor factor, Option option) {
    String label = factor.name() + "=" + option.name();
    List<Stated> stated = new ArrayList<>();
    for (Evidence evidence : option.evidence()) {
      term(label, evidence).ifPresent(term -> stated.add(new Stated(evidence, term)));
    }
    return new Choice(label, stated);
  }

  /** A prediction for every metric that the study states a quality in. */
  public Map<Metric, Prediction> predict(Variant variant) {
    Map<Metric, Prediction> predictions = new LinkedHashMap<>();
    for (Metric metric : study.qualityMetrics()) {
      predictions.put(metric, predict(variant, metric));
    }
    return predictions;
  }

  private Prediction predict(Variant variant, Metric metric) {
    String label = variant.isBase() ? BASE : TrainedNetworks.LABEL;
    return trained
        .measured(label, variant, metric)
        .map(term -> new Prediction(metric, Optional.of(term.amount()), List.of(term), List.of()))
        .orElseGet(() -> sum(variant, metric));
  }

  private Prediction sum(Variant variant, Metric metric) {
    List<Term> chain = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    base(metric).ifPresentOrElse(chain::add, () -> missing.add("nothing is known of the base"));
    for (Factor factor : study.factors()) {
      Option option = variant.option(factor);
      if (!option.equals(factor.base())) {
        Choice choice = Objects.requireNonNull(choices.get(option), option.name());
        effects
            .of(choice.label(), metric)
            .or(() -> stated(choice, metric, variant))
            .ifPresentOrElse(
                chain::add, () -> missing.add(missing(choice.label(), option, metric)));
      }
    }
    BigDecimal sum = chain.stream().map(Term::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Prediction(
        metric, missing.isEmpty() ? Optional.of(sum) : Optional.empty(), chain, missing);
  }

  private Optional<Term> base(Metric metric) {
    return trained
        .measured(BASE, base, metric)
        .or(
            () ->
                study
                    .quality(metric)
                    .map(
                        it ->
                            new Term(
                                BASE, it.value(), it.sd(), it.kind(), it.firmness(), it.source())));
  }

  private static Optional<Term> stated(Choice choice, Metric metric, Variant variant) {
    for (Stated stated : choice.stated()) {
      if (stated.evidence().metric().equals(metric)
          && stated.evidence().holdsFor(variant.choices())) {
        return Optional.of(stated.term());
      }
    }
    return Optional.empty();
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

  private static String missing(String label, Option option, Metric metric) {
    List<String> given =
        option.evidenceFor(metric).map(evidence -> choices(evidence.given())).distinct().toList();
    return given.isEmpty()
        ? "nothing is known of " + label
        : label + " was shown only with " + String.join(", or with ", given);
  }

  private static String choices(Map<String, String> given) {
    return String.join(
        " and ", given.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
  }
}
