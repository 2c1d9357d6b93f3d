package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.NodeMetric;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Builds the networks of configurations and counts them cell by cell. */
final class Observer {

  /** The largest sum of live activations: not a sum over cells, but the largest of theirs. */
  static final Metric PEAK = Metrics.find("peak_activation_bytes").orElseThrow();

  /** What is counted of each cell: sums, the bytes moved if wanted, then the peak. */
  static final List<Metric> METRICS =
      Stream.concat(
              NodeMetric.ALL.stream().map(NodeMetric::metric), Stream.of(Metrics.BYTES_MOVED, PEAK))
          .toList();

  private static final NodeMetric.Share[] SHARES =
      Stream.concat(NodeMetric.ALL.stream(), Stream.of(NodeMetric.BYTES_MOVED))
          .map(NodeMetric::share)
          .toArray(NodeMetric.Share[]::new);
  private static final int SUMS = SHARES.length;
  private static final int EACH = METRICS.size();

  /** The index of the first cell's peak among an observation's values. */
  static final int FIRST_PEAK = SUMS;

  private final MapNode tree;
  private final List<Factor> factors;
  private final Precision precision;
  private final Cells cells = new Cells();
  private final SearchWatch watch;
  private final int sums;
  private final AtomicLong observed = new AtomicLong();

  /** Reports to no one. */
  Observer(StudySpec study) {
    this(study, SearchWatch.NONE, false);
  }

  /**
   * An observer.
   *
   * @param moved whether to count the bytes moved, which depend on more factors than all else
   */
  Observer(StudySpec study, SearchWatch watch, boolean moved) {
    this.sums = moved ? SUMS : NodeMetric.ALL.size();
    this.tree = study.base().tree();
    this.factors = study.factors();
    this.precision = study.precision();
    this.watch = watch;
  }

  Cells cells() {
    return cells;
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
    long[] values = new long[EACH * Math.max(cells.size(), 64)];
    for (CountedPart part : counted.parts()) {
      values = add(part, values);
    }
    return values;
  }

  private long[] add(CountedPart part, long[] before) {
    long[] values = before;
    long[] live = part.report().liveBytes(precision.activations());
    String scope = "";
    String role = "";
    int at = -1;
    for (Node node : part.report().graph().nodes()) {
      if (at < 0 || !node.scope().path().equals(scope) || !node.role().word().equals(role)) {
        scope = node.scope().path();
        role = node.role().word();
        at = EACH * cells.number(part.part().word(), node.scope(), role);
        values = at < values.length ? values : Arrays.copyOf(values, 2 * at + EACH);
      }
      add(node, part, values, at);
      values[at + SUMS] = Math.max(values[at + SUMS], live[node.id()]);
    }
    return values;
  }

  private void add(Node node, CountedPart part, long[] values, int at) {
    Cost cost = part.report().of(node);
    long runs = part.part().runs();
    for (int i = 0; i < sums; i++) {
      values[at + i] += SHARES[i].of(node, cost, runs, precision);
    }
  }

  /** Whether a value of an observation is a cell's peak. */
  static boolean isPeak(int index) {
    return index % EACH == FIRST_PEAK;
  }

  /** The cell of a value of an observation, in words. */
  String text(int index) {
    return METRICS.get(index % EACH).name() + " of " + cells.text(index / EACH);
  }
}
