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
 * A variant's quality is the measured value if its network was trained; else the base's value plus
 * the sum of the chosen options' effects. It is unknown if the base or one of the options has no
 * evidence that holds.
 *
 * <p>The sum assumes that effects are independent, which is unproven: a prediction says which
 * networks are worth training, and is not a measurement. For an option, the user's own trained
 * networks take precedence over what the study states; of several pieces of evidence that hold, the
 * first in the file is used.
 */
public final class QualityModel {

  private final TrainedNetworks trained;
  private final List<AdditiveModel> metrics;

  /** Without the study's networks: a trained network is identified by its choices alone. */
  public QualityModel(StudySpec study) {
    this(study, Map.of());
  }

  /**
   * For a study whose variants are built.
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
        .measured(Term.BASE, base, metric)
        .or(
            () ->
                study
                    .quality(metric)
                    .map(
                        it ->
                            new Term(
                                Term.BASE,
                                it.value(),
                                it.sd(),
                                it.kind(),
                                it.firmness(),
                                it.source())));
  }

  /** The sums that predict the variants whose networks were not trained, one for each metric. */
  public List<AdditiveModel> sums() {
    return metrics;
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
    String label = variant.isBase() ? Term.BASE : Term.TRAINED;
    Metric metric = model.metric();
    return trained
        .measured(label, variant, metric)
        .map(term -> new Prediction(metric, Optional.of(term.amount()), List.of(term), List.of()))
        .orElseGet(() -> model.predict(variant));
  }
}
