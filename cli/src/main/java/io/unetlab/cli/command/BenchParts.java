package io.unetlab.cli.command;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The networks that a bench measures: a pipeline is measured part by part, and its latency is the
 * sum of all runs. Parts with the same network are measured once.
 */
final class BenchParts {

  private final List<NetworkSpec> pipelines = new ArrayList<>();
  private final Map<SpecHash, BenchSubject> ofParts = new LinkedHashMap<>();
  private final List<BenchSubject> subjects = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  BenchParts(List<NetworkSpec> networks) {
    networks.forEach(this::add);
  }

  private void add(NetworkSpec network) {
    List<Part> parts = network.parts();
    if (parts.get(0).word().isEmpty()) {
      subjects.add(subject(network));
      return;
    }
    pipelines.add(network);
    for (Part part : parts) {
      SpecHash hash = part.network().hash();
      if (!ofParts.containsKey(hash)) {
        BenchSubject subject = subject(part.network());
        ofParts.put(hash, subject);
        subjects.add(subject);
      }
    }
  }

  // Measuring the same network twice shows how large a difference the machine alone causes.
  private BenchSubject subject(NetworkSpec network) {
    int times = seen.merge(network.name(), 1, Integer::sum);
    String name = times == 1 ? network.name() : network.name() + " (" + times + ")";
    return BenchSubject.of(name, network);
  }

  /** The networks to measure, each with a name of its own. */
  List<BenchSubject> subjects() {
    return List.copyOf(subjects);
  }

  /** The same in sentences. */
  static List<String> sentences(List<PipelineLatency> sums, BenchSettings settings) {
    boolean several = settings.runtimes().size() > 1;
    return sums.stream()
        .map(
            it ->
                it.name() + (several ? " on " + it.runtime() : "") + ": " + sentence(it.latency()))
        .toList();
  }

  /** The latency of each pipeline on each runtime that measured all its parts. */
  List<PipelineLatency> sums(BenchRun run, BenchSettings settings) {
    List<PipelineLatency> sums = new ArrayList<>();
    for (NetworkSpec pipeline : pipelines) {
      for (HostRuntime runtime : settings.runtimes()) {
        sum(pipeline, run, settings, runtime).ifPresent(sums::add);
      }
    }
    return sums;
  }

  private Optional<PipelineLatency> sum(
      NetworkSpec pipeline, BenchRun run, BenchSettings settings, HostRuntime runtime) {
    List<PartLatency> parts = new ArrayList<>();
    for (Part part : pipeline.parts()) {
      SpecHash hash = part.network().hash();
      String name = settings.name(Optional.ofNullable(ofParts.get(hash)).orElseThrow(), runtime);
      run.find(name)
          .map(LatencyRecord::latency)
          .ifPresent(it -> parts.add(new PartLatency(part.word(), hash, part.runs(), it)));
    }
    if (parts.size() < pipeline.parts().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new PipelineLatency(pipeline.name(), runtime.id(), new ComposedLatency(parts)));
  }

  private static String sentence(ComposedLatency latency) {
    String terms =
        latency.parts().stream()
            .map(it -> it.word() + " " + it.runs() + " x " + millis(it.latency()))
            .collect(Collectors.joining(" + "));
    String interval =
        latency
            .interval()
            .map(it -> " (" + Numbers.millis(it.low()) + " to " + Numbers.millis(it.high()) + ")")
            .orElse("");
    return terms + " = " + Numbers.millis(latency.ms()) + " ms" + interval;
  }

  private static String millis(Latency latency) {
    return Numbers.millis(latency.ms());
  }
}
