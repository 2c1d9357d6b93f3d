package io.unetlab.cli.command;

import io.unetlab.profiler.device.DeviceRun;
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
import java.util.function.Function;
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
    return pipelines.stream()
        .flatMap(
            it ->
                sum(it, run, names)
                    .map(sum -> new PipelineLatency(it.name(), runtime, sum))
                    .stream())
        .toList();
  }

  private Optional<ComposedLatency> sum(
      NetworkSpec pipeline, BenchRun run, Function<BenchSubject, String> names) {
    List<PartLatency> parts = new ArrayList<>();
    for (Part part : pipeline.parts()) {
      SpecHash hash = part.network().hash();
      String name = names.apply(Optional.ofNullable(ofParts.get(hash)).orElseThrow());
      run.find(name)
          .map(LatencyRecord::latency)
          .ifPresent(it -> parts.add(new PartLatency(part.word(), hash, part.runs(), it)));
    }
    return parts.size() < pipeline.parts().size()
        ? Optional.empty()
        : Optional.of(new ComposedLatency(parts));
  }

  /** The sum in words, with its runtime if there are several. */
  static String sentence(PipelineLatency sum, boolean several) {
    return sum.name() + (several ? " on " + sum.runtime() : "") + ": " + sentence(sum.latency());
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
