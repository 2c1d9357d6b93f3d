package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.profiler.predict.NetworkClock.Batch;
import io.unetlab.profiler.predict.NetworkClock.Effort;
import io.unetlab.profiler.predict.NetworkClock.Timed;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures operations and networks for a model: the base's operations, then batches of both in
 * turn, so that a model that is interrupted early predicts the base and knows of both. All times
 * are given at the speed of the first batch, by the calibration kernel that runs with each.
 */
public final class ModelMeasuring {

  /** A network to measure; its graph is built when it is needed. */
  public record Subject(
      String name, String family, String hash, boolean heldOut, Supplier<Graph> graph) {}

  /** What is measured so far. */
  public record Progress(int operations, int ofOperations, int networks, int ofNetworks) {}

  /** Follows the measuring. */
  public interface Watch {

    /** Called after each batch; the model so far can be kept. */
    void measured(ModelMeasuring measuring, Progress progress);

    /** What could not be measured. */
    void failed(String name, String reason);

    /** Whether to stop before the next batch. */
    boolean stops();
  }

  private static final String SMALLEST = "the smallest network";

  /** Below the clock's resolution; an operation may take less than the noise of two runs. */
  private static final double LEAST_MILLIS = 1e-4;

  private final NetworkClock clock;
  private final Watch watch;
  private final long seed;
  private final Map<OperationKey, OperationTime> operations = new LinkedHashMap<>();
  private final Map<String, Subject> byHash = new LinkedHashMap<>();
  private final Map<String, Double> networks = new LinkedHashMap<>();
  private double kernelMillis;

  /**
   * @param seed of the orders within batches
   */
  public ModelMeasuring(NetworkClock clock, long seed, Watch watch) {
    this.clock = clock;
    this.seed = seed;
    this.watch = watch;
  }

  /**
   * Continues from what an earlier run measured on the same target.
   *
   * @param subjects with all its networks, whose graphs are not in the file
   * @throws IllegalArgumentException if one is missing, which would be lost
   */
  public void resume(ModelFile earlier, List<Subject> subjects) {
    kernelMillis = earlier.kernelMillis();
    earlier.model().operations().forEach(it -> operations.put(it.key(), it));
    subjects.forEach(it -> byHash.putIfAbsent(it.hash(), it));
    for (NetworkTime network : earlier.networks()) {
      if (!byHash.containsKey(network.hash())) {
        throw new IllegalArgumentException(network.name() + " would be lost: it is no subject");
      }
      networks.put(network.hash(), network.millis());
    }
  }

  /**
   * Measures what is not measured yet. Of subjects with the same hash, only the first is measured:
   * they are the same network.
   */
  public void measure(OperationCatalogue catalogue, List<Subject> subjects) {
    List<OperationKey> keys =
        catalogue.keys().stream().filter(it -> !operations.containsKey(it)).toList();
    subjects.forEach(it -> byHash.putIfAbsent(it.hash(), it));
    List<Subject> left =
        byHash.values().stream().filter(it -> !networks.containsKey(it.hash())).toList();
    long ofBase = keys.stream().filter(catalogue::isOfBase).count();
    int key = 0;
    int subject = 0;
    while (!watch.stops() && (key < keys.size() || subject < left.size())) {
      // The share of each that is done keeps up with the other's.
      boolean operationNext =
          key < ofBase
              || subject >= left.size()
              || (key < keys.size() && (long) key * left.size() <= (long) subject * keys.size());
      if (operationNext) {
        key += operations(catalogue, keys.subList(key, keys.size()));
      } else {
        subject += networks(left.subList(subject, left.size()));
      }
      watch.measured(this, new Progress(key, keys.size(), subject, left.size()));
    }
  }

  private int operations(OperationCatalogue catalogue, List<OperationKey> keys) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    graphs.put(SMALLEST, smallest());
    Map<String, OperationKey> byName = new LinkedHashMap<>();
    for (OperationKey key : keys) {
      List<Graph> together = new ArrayList<>(graphs.values());
      together.add(catalogue.graph(key));
      if (!byName.isEmpty() && !clock.holds(together)) {
        break;
      }
      graphs.put(key.text(), catalogue.graph(key));
      byName.put(key.text(), key);
    }
    Batch batch = clock.time(graphs, Effort.OPERATION, seed + operations.size());
    batch.failed().forEach(watch::failed);
    Timed overhead = batch.times().get(SMALLEST);
    if (overhead != null) {
      byName.forEach(
          (name, key) -> {
            Timed timed = batch.times().get(name);
            if (timed != null) {
              double millis =
                  Math.max(LEAST_MILLIS, timed.millis() - overhead.millis()) * speed(batch);
              operations.put(key, new OperationTime(key, millis, timed.spread(), timed.runs()));
            }
          });
    }
    return byName.size();
  }

  private int networks(List<Subject> subjects) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      Graph graph = subject.graph().get();
      List<Graph> together = new ArrayList<>(graphs.values());
      together.add(graph);
      if (!graphs.isEmpty() && !clock.holds(together)) {
        break;
      }
      graphs.put(subject.hash(), graph);
    }
    Batch batch = clock.time(graphs, Effort.NETWORK, seed + networks.size());
    subjects.subList(0, graphs.size()).stream()
        .filter(it -> batch.failed().containsKey(it.hash()))
        .forEach(it -> watch.failed(it.name(), batch.failed().getOrDefault(it.hash(), "")));
    batch.times().forEach((hash, timed) -> networks.put(hash, timed.millis() * speed(batch)));
    return graphs.size();
  }

  private double speed(Batch batch) {
    if (kernelMillis == 0) {
      kernelMillis = batch.kernelMillis();
    }
    return kernelMillis / batch.kernelMillis();
  }

  // What a run takes besides its operations: the call, and a kernel that does next to nothing.
  private static Graph smallest() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    return builder.build(
        SMALLEST,
        builder.add(
            "relu",
            new Activate(Activation.RELU),
            builder.input("vector", Input.condition(TensorShape.of(1, 8)))));
  }

  /** Whether a model can be fitted. */
  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /** The model of what is measured so far. */
  public ModelFile model(Fusions fusions) {
    ModelFit fit =
        ModelFit.of(
            clock.target(),
            fusions,
            List.copyOf(operations.values()),
            byHash.values().stream()
                .filter(it -> networks.containsKey(it.hash()))
                .map(it -> measured(it, networks.getOrDefault(it.hash(), Double.NaN)))
                .toList());
    return new ModelFile(fit.model(), kernelMillis, fit.networks(), fit.errors());
  }

  private static ModelFit.Measured measured(Subject subject, double millis) {
    return new ModelFit.Measured(
        subject.name(),
        subject.family(),
        subject.hash(),
        subject.heldOut(),
        millis,
        subject.graph().get());
  }
}
