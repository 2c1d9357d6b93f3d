package io.unetlab.ablations.trial;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The result of a variant; every variant that the design asks for has one. */
public sealed interface TrialResult {

  Variant variant();

  /** Its counts, with everything else known about it; empty when it was not counted. */
  Optional<Completed> completed();

  /** Why it was not counted; empty if it was. */
  Optional<String> obstacle();

  /** Whether it was not counted because of a fault of this program. */
  boolean isFault();

  /**
   * The network exists and was counted.
   *
   * @param hash of the network, which {@code StudyResult.spec} returns
   * @param parts of a pipeline; none for a network that stands alone
   * @param measured empty unless the study knows the latencies of all of its parts
   * @param errors of the measured values, by the metric's name
   * @param doubtful names of the measured metrics whose values are not valid
   * @param models which of the latencies are predicted, or refused by a model
   * @param quality predictions by metric, for every quality metric of the study
   * @param sameAs the earlier variant whose network is the same; it was counted once
   */
  record Completed(
      Variant variant,
      SpecHash hash,
      List<PartRun> parts,
      MetricSet counted,
      MetricSet measured,
      Map<String, MeasuredErrors> errors,
      Set<String> doubtful,
      ModelLatencies models,
      Map<Metric, Prediction> quality,
      Optional<Variant> sameAs)
      implements TrialResult {

    public Completed {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(hash, "hash");
      parts = List.copyOf(parts);
      Objects.requireNonNull(counted, "counted");
      Objects.requireNonNull(measured, "measured");
      errors = Map.copyOf(errors);
      doubtful = Set.copyOf(doubtful);
      Objects.requireNonNull(models, "models");
      quality = Collections.unmodifiableMap(new LinkedHashMap<>(quality));
      Objects.requireNonNull(sameAs, "sameAs");
    }

    /** What runs to make a picture: the parts of a pipeline, or the network once. */
    public List<PartRun> runs() {
      return parts.isEmpty() ? List.of(PartRun.alone(hash)) : parts;
    }

    @Override
    public Optional<Completed> completed() {
      return Optional.of(this);
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }

    @Override
    public boolean isFault() {
      return false;
    }

    /** A network that was counted and not measured. */
    public static Completed counted(
        Variant variant,
        SpecHash hash,
        List<PartRun> parts,
        MetricSet counts,
        Map<Metric, Prediction> quality,
        Optional<Variant> sameAs) {
      return new Completed(
          variant,
          hash,
          parts,
          counts,
          MetricSet.EMPTY,
          Map.of(),
          Set.of(),
          ModelLatencies.NONE,
          quality,
          sameAs);
    }

    /**
     * The same network with one more measured value.
     *
     * @param ofValue its known errors
     */
    public Completed with(Metric metric, BigDecimal value, MeasuredErrors ofValue) {
      Map<String, MeasuredErrors> more = errors;
      if (!ofValue.sds().isEmpty()) {
        more = new HashMap<>(errors);
        more.put(metric.name(), ofValue);
      }
      return new Completed(
          variant,
          hash,
          parts,
          counted,
          measured.with(metric.name(), value),
          more,
          doubtful,
          models,
          quality,
          sameAs);
    }

    /**
     * The same network with a latency that a model predicts, in place of one that was rounded.
     *
     * @param value exact
     */
    public Completed withPrediction(Metric metric, BigDecimal value) {
      return new Completed(
          variant,
          hash,
          parts,
          counted,
          measured.with(metric.name(), value),
          errors,
          doubtful,
          models.withPredicted(metric.name()),
          quality,
          sameAs);
    }

    /** The same network, whose latency a model refuses to predict. */
    public Completed withRefusal(Metric metric, String why) {
      ModelLatencies more = models.withRefused(metric.name(), why);
      return new Completed(
          variant, hash, parts, counted, measured, errors, doubtful, more, quality, sameAs);
    }

    /** Whether its value of the metric is a latency that a model predicts. */
    public boolean isPredicted(Metric metric) {
      return models.predicted().contains(metric.name());
    }

    /** Why a model predicts no latency of that metric; empty if it does, or none was asked. */
    public Optional<String> refusal(Metric metric) {
      return models.refusal(metric.name());
    }

    /** The same network with other predictions of its quality. */
    public Completed withQuality(Map<Metric, Prediction> predictions) {
      return new Completed(
          variant, hash, parts, counted, measured, errors, doubtful, models, predictions, sameAs);
    }

    /** The same network with a mark that its measured value of the metric is not valid. */
    public Completed withDoubt(Metric metric) {
      Set<String> more = new TreeSet<>(doubtful);
      more.add(metric.name());
      return new Completed(
          variant, hash, parts, counted, measured, errors, more, models, quality, sameAs);
    }

    /** Whether its measured value of the metric is not valid. */
    public boolean isDoubtful(Metric metric) {
      return doubtful.contains(metric.name());
    }

    /** Counted, measured or predicted; empty when unknown. */
    public Optional<BigDecimal> value(Metric metric) {
      BigDecimal known = measured.values().get(metric.name());
      known = known == null ? counted.values().get(metric.name()) : known;
      if (known != null) {
        return Optional.of(known);
      }
      Prediction prediction = quality.get(metric);
      return prediction == null ? Optional.empty() : prediction.value();
    }

    /**
     * Standard deviation of the difference between two networks' values of a metric, in its unit; 0
     * for counted metrics.
     */
    public double sdOfDifference(Completed other, Metric metric) {
      Prediction ours = quality.get(metric);
      Prediction theirs = other.quality.get(metric);
      if (ours != null && theirs != null) {
        return ours.sdOfDifference(theirs);
      }
      return errors(metric).sdOfDifference(other.errors(metric));
    }

    /** The errors of its measured value of a metric. */
    public MeasuredErrors errors(Metric metric) {
      MeasuredErrors known = errors.get(metric.name());
      return known == null ? MeasuredErrors.NONE : known;
    }
  }

  /**
   * The network cannot exist, or is too large to be counted.
   *
   * @param reason one sentence: the choices to blame, then each broken rule's code and message
   */
  record Rejected(Variant variant, String reason) implements TrialResult {

    public Rejected {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Optional<Completed> completed() {
      return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.of(reason);
    }

    @Override
    public boolean isFault() {
      return false;
    }

    /**
     * Composes the reason.
     *
     * @param culprits the choices without which the first rule would hold, {@code factor=option}
     *     each; none if the base itself breaks it
     */
    public static Rejected of(Variant variant, List<String> culprits, List<BrokenRule> broken) {
      String choices = culprits.isEmpty() ? "the base" : String.join(" with ", culprits);
      String rules = broken.stream().map(BrokenRule::text).collect(Collectors.joining("; "));
      return new Rejected(variant, choices + ": " + rules);
    }
  }

  /** The network should have been counted and was not: a fault of this program, always reported. */
  record Failed(Variant variant, String reason) implements TrialResult {

    public Failed {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Optional<Completed> completed() {
      return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.of(reason);
    }

    @Override
    public boolean isFault() {
      return true;
    }
  }
}
