package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Predicts a network's latency on one target: each kernel costs what it takes by itself, measured
 * or computed from others of its kind, corrected by what whole networks take. So a prediction is a
 * sum over nodes and a constant, and what a node adds depends on nothing but itself and the
 * operations that are fused with it.
 */
public final class LatencyModel {

  private final ModelTarget target;
  private final Fusions fusions;
  private final List<OperationTime> operations;
  private final Correction correction;
  private final double error;
  private final Map<OperationKey, OperationTime> byKey = new LinkedHashMap<>();
  private final Map<String, List<OperationTime>> byKind;

  // Fitted when a size is asked for that was not measured; a search asks from several threads.
  private final Map<String, SizeRegression> regressions = new ConcurrentHashMap<>();
  private final Map<OperationKey, Estimate> computed = new ConcurrentHashMap<>();

  /**
   * @param correction fitted to whole networks
   * @param error half the width of a prediction's interval, relative
   */
  LatencyModel(
      ModelTarget target,
      Fusions fusions,
      List<OperationTime> operations,
      Correction correction,
      double error) {
    this.target = Objects.requireNonNull(target, "target");
    this.fusions = Objects.requireNonNull(fusions, "fusions");
    this.operations = List.copyOf(operations);
    this.correction = Objects.requireNonNull(correction, "correction");
    this.error = error;
    operations.forEach(it -> byKey.put(it.key(), it));
    this.byKind =
        operations.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.key().kind(), LinkedHashMap::new, Collectors.toList()));
  }

  /** What the model holds for. */
  public ModelTarget target() {
    return target;
  }

  /** What the runtime computes in one kernel. */
  public Fusions fusions() {
    return fusions;
  }

  /** The measured operations. */
  public List<OperationTime> operations() {
    return operations;
  }

  /** Half the width of a prediction's interval, relative to it. */
  public double error() {
    return error;
  }

  Correction correction() {
    return correction;
  }

  /** The regression of each kind of operation. */
  Map<String, SizeRegression> regressions() {
    Map<String, SizeRegression> all = new LinkedHashMap<>();
    byKind.forEach((kind, times) -> all.put(kind, regression(kind, times)));
    return all;
  }

  private SizeRegression regression(String kind, List<OperationTime> times) {
    return regressions.computeIfAbsent(kind, it -> new SizeRegression(times));
  }

  /** The same operations, corrected otherwise. */
  LatencyModel with(Correction other, double otherError) {
    LatencyModel model = new LatencyModel(target, fusions, operations, other, otherError);
    model.regressions.putAll(regressions);
    return model;
  }

  /** The groups of a network with what each takes by itself. */
  List<PricedGroup> priced(Graph graph) {
    return fusions.groups(graph).stream().map(this::priced).toList();
  }

  private PricedGroup priced(OperationGroup group) {
    OperationKey key = group.key();
    return new PricedGroup(group, key, estimate(key));
  }

  private Estimate estimate(OperationKey key) {
    OperationTime measured = byKey.get(key);
    if (measured != null) {
      return Estimate.measured(measured.millis());
    }
    return computed.computeIfAbsent(key, this::compute);
  }

  private Estimate compute(OperationKey key) {
    List<OperationTime> times = byKind.get(key.kind());
    return times == null
        ? Estimate.refused(key.text() + ": no operation of this kind was measured")
        : regression(key.kind(), times).estimate(key);
  }

  /** The latency of one pass of a network. */
  public Predicted predict(Graph graph) {
    List<PricedGroup> groups = priced(graph);
    Map<Node, Double> byNode = new HashMap<>();
    Map<OperationKey, Double> deviations = new HashMap<>();
    Map<Node, RefusedOperation> refused = new HashMap<>();
    double measured = 0;
    double sum = 0;
    long nanos = Predicted.nanos(correction.constant());
    for (PricedGroup group : groups) {
      if (group.estimate().isRefused()) {
        refused.put(
            group.group().first(), new RefusedOperation(group.key(), group.estimate().refusal()));
        continue;
      }
      double millis = correction.millis(group);
      byNode.put(group.group().first(), millis);
      sum += millis;
      nanos += Predicted.nanos(millis);
      measured += group.estimate().isMeasured() ? millis : 0;
      deviations.merge(group.key(), correction.deviation(group), Double::sum);
    }
    double share = sum > 0 ? measured / sum : 1;
    double constant = correction.constant();
    return new Predicted(
        refused.isEmpty()
            ? Optional.of(total(Predicted.millis(nanos), deviations.values()))
            : Optional.empty(),
        constant,
        byNode,
        share,
        refused);
  }

  // Errors of computed operations are independent between keys; equal operations have the same.
  private Predicted.Total total(double millis, Iterable<Double> deviations) {
    double squares = 0;
    for (double deviation : deviations) {
      squares += deviation * deviation;
    }
    double reach = Math.hypot(error * millis, Statistics.NORMAL_95 * Math.sqrt(squares));
    return new Predicted.Total(millis, Math.max(0, millis - reach), millis + reach);
  }
}
