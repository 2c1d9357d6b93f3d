package io.unetlab.profiler.importer;

import io.unetlab.builders.ort.ProfileEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The kernels of a profile, added up event by event. Names are neither required nor unique, so a
 * kernel is known by its name, operator and node; and what runs twice in a run, without a node's
 * index or in a loop, is two kernels by their order in the run. The first run is apart.
 */
final class OrtKernels {

  /** The kernels of a run, a thousand times those of a large network. */
  private static final int MOST = 1_000_000;

  private static final String PROVIDER = "ExecutionProvider";

  private final List<ProfileEvent> waiting = new ArrayList<>();
  private final Map<Key, Sum> sums = new LinkedHashMap<>();
  private final Map<Key, Integer> times = new HashMap<>();
  private Optional<ProfileEvent> run = Optional.empty();
  private int runs;

  private record Key(String name, String operator, String node, int time) {}

  private static final class Sum {
    private final String provider;
    private double firstMicros;
    private double laterMicros;
    private long later;

    Sum(String provider) {
      this.provider = provider;
    }
  }

  /** Whether there are more kernels than a network has. */
  boolean isFull() {
    return waiting.size() > MOST || sums.size() > MOST;
  }

  /** A kernel's execution, in the run that ended last or in the next. */
  void add(ProfileEvent kernel) {
    if (run.filter(it -> isIn(it, kernel)).isPresent()) {
      count(kernel);
    } else {
      waiting.add(kernel);
    }
  }

  // Where a tool has sorted the events by their start, a run precedes its kernels.
  private static boolean isIn(ProfileEvent run, ProfileEvent kernel) {
    return kernel.startMicros() >= run.startMicros()
        && kernel.startMicros() - run.startMicros() < run.micros();
  }

  /** The end of a run. */
  void end(ProfileEvent ended) {
    run = Optional.of(ended);
    runs++;
    times.clear();
    waiting.forEach(this::count);
    waiting.clear();
  }

  private void count(ProfileEvent event) {
    Key once = new Key(event.kernel(), event.operator(), event.nodeIndex(), 0);
    int time = times.merge(once, 1, Integer::sum);
    Key key = new Key(once.name(), once.operator(), once.node(), time);
    Sum sum = sums.computeIfAbsent(key, it -> new Sum(event.provider()));
    if (runs == 1) {
      sum.firstMicros += event.micros();
    } else {
      sum.laterMicros += event.micros();
      sum.later++;
    }
  }

  /** How many kernels ran in the first of several runs only, so that they have no time. */
  long onlyFirst() {
    return runs == 1 ? 0 : sums.values().stream().filter(it -> it.later == 0).count();
  }

  /** The mean over all runs but the first, or the first if it is the only one. */
  List<OperationTime> operations() {
    Map<Key, Double> millis = new LinkedHashMap<>();
    sums.forEach(
        (key, sum) -> {
          if (runs == 1) {
            millis.put(key, sum.firstMicros / 1e3);
          } else if (sum.later > 0) {
            millis.put(key, sum.laterMicros / (runs - 1.0) / 1e3);
          }
        });
    double total = millis.values().stream().mapToDouble(it -> it).sum();
    List<OperationTime> operations = new ArrayList<>();
    millis.forEach(
        (key, ms) ->
            operations.add(
                new OperationTime(
                    key.name(),
                    key.operator(),
                    ms,
                    total > 0 ? OptionalDouble.of(ms / total) : OptionalDouble.empty(),
                    processor(key))));
    return operations;
  }

  private Optional<String> processor(Key key) {
    return Optional.ofNullable(sums.get(key))
        .map(it -> it.provider.replace(PROVIDER, ""))
        .filter(it -> !it.isEmpty());
  }
}
