package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study's latencies in a store: of targets that its run measured on, of imported files, and by
 * models.
 */
final class StoredLatencies {

  private final StudySpec study;
  private final Map<String, TargetKey> keys;
  private final Map<String, Trials> trials = new LinkedHashMap<>();
  private final Map<String, TargetLatencies> unmeasured = new LinkedHashMap<>();

  StoredLatencies(ResultStore store, StoredStudy stored, StudySpec study) {
    this.study = study;
    this.keys = study.asked().isEmpty() ? Map.of() : store.studies().targets(stored);
    TargetLatencies.unmeasured(study).forEach(it -> unmeasured.put(it.target().name(), it));
    keys.forEach(
        (name, key) ->
            key.target()
                .ifPresent(
                    target -> {
                      LatencyMeasurer then = new Stored(target, key.protocol());
                      trials.put(
                          name, new Trials(new LatencyEvaluator(then), store, Optional.empty()));
                    }));
  }

  /** Those that needed no measuring. */
  List<TargetLatencies> unmeasured() {
    return List.copyOf(unmeasured.values());
  }

  /**
   * Reads the latencies of some networks.
   *
   * @param labels of the networks in the study
   */
  List<TargetLatencies> of(Map<SpecHash, String> labels) {
    List<TargetLatencies> latencies = new ArrayList<>();
    for (Target target : study.asked()) {
      Optional.ofNullable(unmeasured.get(target.name()))
          .or(
              () ->
                  Optional.ofNullable(keys.get(target.name()))
                      .map(key -> measurements(target, key, labels)))
          .ifPresent(latencies::add);
    }
    return latencies;
  }

  private Measurements measurements(Target target, TargetKey key, Map<SpecHash, String> labels) {
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    key.obstacle()
        .ifPresent(why -> labels.keySet().stream().limit(1).forEach(it -> failed.put(it, why)));
    Trials known = trials.get(target.name());
    if (known == null) {
      return new Measurements(target, study.latency(target), Map.of(), failed, labels);
    }
    List<String> hashes = labels.keySet().stream().map(SpecHash::hex).toList();
    for (long seed = 0; seed < study.design().replicates(); seed++) {
      known.lookUp(hashes, seed);
    }
    return Measuring.read(study, target, labels, known, failed);
  }

  /** What identifies the targets of some latencies, as {@link Measuring#source} states it. */
  String source(Target target) {
    TargetKey key = keys.get(target.name());
    return key == null ? "" : Measuring.source(study.latency(target), key.target(), key.protocol());
  }

  /** A target as it was when it was measured. */
  private record Stored(String target, String protocol) implements LatencyMeasurer {

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      throw new IllegalStateException("a store measures nothing");
    }
  }
}
