package io.unetlab.cli.command;

import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The networks that a bench measures, and the latencies of pipelines from those of their parts. */
final class BenchParts {

  private final Map<String, Integer> seen = new HashMap<>();
  private final PartsOnce<BenchSubject> parts;

  BenchParts(List<NetworkSpec> networks) {
    this.parts = new PartsOnce<>(networks, this::subject);
  }

  // Measuring the same network twice shows how large a difference the machine alone causes.
  private BenchSubject subject(NetworkSpec network) {
    int times = seen.merge(network.name(), 1, Integer::sum);
    String name = times == 1 ? network.name() : network.name() + " (" + times + ")";
    return BenchSubject.of(name, network);
  }

  /** The networks to measure, each with a name of its own. */
  List<BenchSubject> subjects() {
    return parts.all();
  }

  /** The latency of each pipeline on each runtime that measured all its parts. */
  List<PipelineLatency> sums(BenchRun run, BenchSettings settings) {
    List<PipelineLatency> sums = new ArrayList<>();
    for (HostRuntime runtime : settings.runtimes()) {
      sums.addAll(sums(run, runtime.id(), it -> settings.name(it, runtime)));
    }
    return sums;
  }

  /** The latency of each pipeline all of whose parts a device measured. */
  List<PipelineLatency> sums(DeviceRun run) {
    Optional<LatencyRecord> any = run.bench().measured().stream().findFirst();
    return any.map(it -> sums(run.bench(), it.provenance().runtime(), BenchSubject::name))
        .orElse(List.of());
  }

  private List<PipelineLatency> sums(
      BenchRun run, String runtime, Function<BenchSubject, String> names) {
    List<PipelineLatency> sums = new ArrayList<>();
    for (NetworkSpec pipeline : parts.pipelines()) {
      parts
          .sum(pipeline, it -> run.find(names.apply(it)).map(LatencyRecord::latency))
          .ifPresent(it -> sums.add(new PipelineLatency(pipeline.name(), runtime, it)));
    }
    return sums;
  }

  /** The sum in words, with its runtime if there are several. */
  static String sentence(PipelineLatency sum, boolean several) {
    return sum.name()
        + (several ? " on " + sum.runtime() : "")
        + ": "
        + PartsOnce.sentence(sum.latency());
  }
}
