package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.profiler.metric.NodeMetric;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.profiler.predict.RefusedOperation;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Builds the networks of configurations and counts them cell by cell. */
final class Observer {

  private static final NodeMetric.Share[] SHARES =
      Stream.concat(NodeMetric.ALL.stream(), Stream.of(NodeMetric.BYTES_MOVED))
          .map(NodeMetric::share)
          .toArray(NodeMetric.Share[]::new);

  private final MapNode tree;
  private final List<Factor> factors;
  private final Precision precision;
  private final Cells cells = new Cells();
  private final SearchWatch watch;
  private final CellMetrics metrics;
  private final int sums;
  private final AtomicLong observed = new AtomicLong();
  private final Map<Integer, String> refusals = new ConcurrentHashMap<>();

  /** Reports to no one. */
  Observer(StudySpec study) {
    this(study, SearchWatch.NONE, CellMetrics.WITHOUT_MODELS, false);
  }

  /**
   * An observer.
   *
   * @param metrics what to count of each cell
   * @param moved whether to count the bytes moved, which depend on more factors than all else
   */
  Observer(StudySpec study, SearchWatch watch, CellMetrics metrics, boolean moved) {
    this.metrics = metrics;
    this.sums = moved ? SHARES.length : NodeMetric.ALL.size();
    this.tree = study.base().tree();
    this.factors = study.factors();
    this.precision = study.precision();
    this.watch = watch;
  }

  Cells cells() {
    return cells;
  }

  /** What is counted of each cell. */
  CellMetrics metrics() {
    return metrics;
  }

  /** Why a model refuses operations that a value of an observation counts. */
  String refusal(int index) {
    return refusals.getOrDefault(index, "");
  }

  /** All configurations, on all cores; in their order. */
  List<Observation> observe(List<int[]> configurations) {
    List<Observation> observations = configurations.parallelStream().map(this::observe).toList();
    watch.phase("building tables: networks counted:", observed.addAndGet(observations.size()), 0);
    return observations;
  }

  Observation observe(int[] configuration) {
    Problems problems = new Problems();
    Optional<NetworkSpec> spec = network(configuration, problems);
    if (spec.isEmpty()) {
      return new Observation(configuration, new long[0], List.copyOf(problems.all()));
    }
    try {
      return new Observation(configuration, values(CountedParts.of(spec.get())), List.of());
    } catch (SpecException e) {
      return new Observation(configuration, new long[0], e.problems());
    }
  }

  /** Which rules all configurations break, without counting those that break none. */
  List<Observation> check(List<int[]> configurations) {
    return configurations.parallelStream().map(this::check).toList();
  }

  private Observation check(int[] configuration) {
    Problems problems = new Problems();
    network(configuration, problems);
    return new Observation(configuration, new long[0], List.copyOf(problems.all()));
  }

  /** The network of a configuration; empty, after adding a problem, if it cannot be built. */
  Optional<NetworkSpec> network(int[] configuration, Problems problems) {
    List<Assignment> changes = new ArrayList<>();
    for (int i = 0; i < configuration.length; i++) {
      changes.addAll(factors.get(i).options().get(configuration[i]).patch().assignments());
    }
    return SpecLoader.fromTree(tree, new SpecPatch(changes), problems);
  }

  private long[] values(CountedParts counted) {
    long[] values = new long[metrics.size() * Math.max(cells.size(), 64)];
    for (CountedPart part : counted.parts()) {
      values = add(part, values);
    }
    return values;
  }

  private long[] add(CountedPart part, long[] before) {
    Graph graph = part.report().graph();
    List<Predicted> predictions =
        metrics.models().stream().map(it -> it.model().predict(graph)).toList();
    long[] values = predictions.isEmpty() ? before : addConstants(part.part(), predictions, before);
    long[] live = part.report().liveBytes(precision.activations());
    String scope = "";
    String role = "";
    int at = -1;
    for (Node node : graph.nodes()) {
      if (at < 0 || !node.scope().path().equals(scope) || !node.role().word().equals(role)) {
        scope = node.scope().path();
        role = node.role().word();
        at = metrics.size() * cells.number(part.part().word(), node.scope(), role);
        values = withCell(values, at);
      }
      add(node, part, values, at);
      values[at + CellMetrics.PEAK_AT] =
          Math.max(values[at + CellMetrics.PEAK_AT], live[node.id()]);
      for (int i = 0; i < predictions.size(); i++) {
        add(node, part.part(), predictions.get(i), values, at + metrics.nanos(i));
      }
    }
    return values;
  }

  // What a model adds to any run of a network is no node's.
  private long[] addConstants(Part part, List<Predicted> predictions, long[] before) {
    int at = metrics.size() * cells.constant(part.word());
    long[] values = withCell(before, at);
    for (int i = 0; i < predictions.size(); i++) {
      values[at + metrics.nanos(i)] +=
          Math.multiplyExact(predictions.get(i).constantNanos(), part.runs());
    }
    return values;
  }

  private long[] withCell(long[] values, int at) {
    int end = at + metrics.size();
    return end <= values.length ? values : Arrays.copyOf(values, 2 * end);
  }

  private void add(Node node, Part part, Predicted predicted, long[] values, int at) {
    RefusedOperation refusal = predicted.refused().get(node);
    if (refusal == null) {
      values[at] += Math.multiplyExact(predicted.nanos(node), part.runs());
    } else {
      values[at + 1]++;
      // Observed on several cores, so the first is not always the same one.
      refusals.merge(at + 1, refusal.why(), BinaryOperator.minBy(Comparator.naturalOrder()));
    }
  }

  private void add(Node node, CountedPart part, long[] values, int at) {
    Cost cost = part.report().of(node);
    long runs = part.part().runs();
    for (int i = 0; i < sums; i++) {
      values[at + i] += SHARES[i].of(node, cost, runs, precision);
    }
  }

  /** The cell of a value of an observation, in words. */
  String text(int index) {
    return metrics.name(index) + " of " + cells.text(index / metrics.size());
  }
}
