package io.unetlab.ablations.space;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.NodeMetric;
import io.unetlab.profiler.predict.LatencyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is counted of each cell, in the order of an observation's values: sums over its nodes, the
 * bytes moved if wanted, the peak, and for each latency model the nanoseconds and how many
 * operations it refuses.
 */
final class CellMetrics {

  /** The largest sum of live activations: not a sum over cells, but the largest of theirs. */
  static final Metric PEAK = Metrics.find("peak_activation_bytes").orElseThrow();

  /** Those that are counted, whatever the study's targets are. */
  static final List<Metric> COUNTED =
      Stream.concat(
              NodeMetric.ALL.stream().map(NodeMetric::metric), Stream.of(Metrics.BYTES_MOVED, PEAK))
          .toList();

  /** The index of a cell's peak among its values. */
  static final int PEAK_AT = COUNTED.size() - 1;

  /** Decimals of a latency in milliseconds whose tables are of nanoseconds. */
  static final int LATENCY_DECIMALS = 6;

  private static final int OF_MODEL = 2;

  /** Without any model. */
  static final CellMetrics WITHOUT_MODELS = new CellMetrics(List.of());

  /** A model with the latency that it predicts. */
  record Model(Metric latency, LatencyModel model) {

    Model {
      Objects.requireNonNull(latency, "latency");
      Objects.requireNonNull(model, "model");
    }
  }

  private final List<Model> models;

  private CellMetrics(List<Model> models) {
    this.models = List.copyOf(models);
  }

  /** With the models of the targets whose latencies a study asks for. */
  static CellMetrics of(StudySpec study) {
    List<Model> models = new ArrayList<>();
    for (Target target : study.asked()) {
      target.predicted().ifPresent(it -> models.add(new Model(study.latency(it), it.model())));
    }
    return new CellMetrics(models);
  }

  List<Model> models() {
    return models;
  }

  /** The number of values of a cell. */
  int size() {
    return COUNTED.size() + OF_MODEL * models.size();
  }

  /** The index of the nanoseconds that a model predicts, among a cell's values. */
  int nanos(int model) {
    return COUNTED.size() + OF_MODEL * model;
  }

  /** The index of the number of operations that a model refuses. */
  int refused(int model) {
    return nanos(model) + 1;
  }

  /** Whether a value of an observation is a cell's peak. */
  boolean isPeak(int index) {
    return index % size() == PEAK_AT;
  }

  /** What a value of an observation is. */
  String name(int index) {
    int metric = index % size();
    return metric < COUNTED.size()
        ? COUNTED.get(metric).name()
        : models.get((metric - COUNTED.size()) / OF_MODEL).latency().name();
  }
}
