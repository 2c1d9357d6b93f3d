package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final TrainedNetworks trained;
  private final List<AdditiveModel> metrics;

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
    this.trained = new TrainedNetworks(study, networks);
    TrainedEffects effects = new TrainedEffects(trained, study.factors(), study.qualityMetrics());
    Variant base = Variant.base(study.factors());
    this.metrics =
        study.qualityMetrics().stream()
            .map(
                metric ->
                    new AdditiveModel(metric, study.factors(), base(study, base, metric), effects))
            .toList();
  }

  private Optional<Term> base(StudySpec study, Variant base, Metric metric) {
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

  /** A prediction for every metric that the study states a quality in. */
  public Map<Metric, Prediction> predict(Variant variant) {
    Map<Metric, Prediction> predictions = new LinkedHashMap<>();
    for (AdditiveModel model : metrics) {
      predictions.put(model.metric(), predict(variant, model));
    }
    return predictions;
  }

  private Prediction predict(Variant variant, AdditiveModel model) {
    String label = variant.isBase() ? BASE : TrainedNetworks.LABEL;
    Metric metric = model.metric();
    return trained
        .measured(label, variant, metric)
        .map(term -> new Prediction(metric, Optional.of(term.amount()), List.of(term), List.of()))
        .orElseGet(() -> model.predict(variant));
  }
}
