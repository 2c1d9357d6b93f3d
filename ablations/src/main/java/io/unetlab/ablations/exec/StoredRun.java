package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposer;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A study's result from a store, without running anything. */
public final class StoredRun {

  private StoredRun() {}

  /**
   * The study that was run, changed by a patch: a different rule or different evidence.
   *
   * @throws io.unetlab.spec.source.SpecException when the patch does not fit
   */
  public static StudySpec study(StoredStudy stored, SpecPatch patch) {
    Problems problems = new Problems();
    SpecPatch all = SpecPatch.EMPTY;
    for (String change : stored.changes()) {
      all = all.andThen(SpecPatch.parse(change, problems));
    }
    SpecPatch changes = all.andThen(patch);
    return stored.files().use(file -> StudyLoader.load(file, changes));
  }

  /**
   * Replays the run from the store. Variants that a stopped run did not reach are left out; a
   * variant whose counts the store lost, or has only from another version, has failed.
   */
  public static StudyResult of(SqliteStore store, StoredStudy stored, StudySpec study) {
    // With different evidence, a design that learns would have asked for networks that were not
    // run.
    boolean learns =
        study.design().ladder().best().isPresent() || study.design().search().isPresent();
    StudySpec asRun = learns ? study(stored, SpecPatch.EMPTY) : study;
    // A fixed design is laid out while the store is read.
    CompletableFuture<Proposer> proposing =
        CompletableFuture.supplyAsync(() -> Proposers.of(asRun));
    StoredNetworks networks = new StoredNetworks(store, stored);
    DesignPlan plan =
        Counted.plan(asRun, proposing.join(), NetworksInPrecision.of(networks, asRun));
    Counted counted =
        Counted.of(
            study,
            learns ? plan.of(study.factors(), study.design()) : plan,
            NetworksInPrecision.of(networks, study),
            stored.only());
    List<TrialResult> trials = counted.trials();
    List<TargetLatencies> latencies = latencies(store, stored, study, trials);
    StudySpec shown = study.withLatencies(latencies.stream().map(it -> it.target()).toList());
    return new StudyResults(shown, counted).of(TargetLatencies.addTo(trials, latencies), latencies);
  }

  /** The numbers of the variants that were run and whose counts the store lost. */
  public static List<Integer> lost(StudyResult result) {
    return IntStream.range(0, result.trials().size())
        .filter(i -> result.trials().get(i).obstacle().equals(Optional.of(StoredNetworks.LOST)))
        .boxed()
        .toList();
  }

  // For targets that the run measured on, and for imported files, which the store keeps.
  private static List<TargetLatencies> latencies(
      SqliteStore store, StoredStudy stored, StudySpec study, List<TrialResult> trials) {
    List<Target> asked = study.asked();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<SpecHash, String> labels = Labels.numbers(trials);
    Map<String, TargetKey> keys = store.studies().targets(stored);
    List<TargetLatencies> latencies = new ArrayList<>();
    for (Target target : asked) {
      Optional<Target.Imported> imported = target.imported();
      if (imported.isPresent()) {
        latencies.add(ImportedLatencies.of(imported.get(), study));
      } else if (keys.containsKey(target.name())) {
        TargetKey key = Objects.requireNonNull(keys.get(target.name()));
        latencies.add(measurements(store, study, target, key, labels));
      }
    }
    return latencies;
  }

  private static Measurements measurements(
      SqliteStore store,
      StudySpec study,
      Target target,
      TargetKey key,
      Map<SpecHash, String> labels) {
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    key.obstacle()
        .ifPresent(why -> labels.keySet().stream().limit(1).forEach(it -> failed.put(it, why)));
    if (key.target().isEmpty()) {
      return new Measurements(target, study.latency(target), Map.of(), failed, labels);
    }
    LatencyMeasurer then = new Stored(key.target().get(), key.protocol());
    Trials trials = new Trials(new LatencyEvaluator(then), store, Optional.empty());
    List<String> hashes = labels.keySet().stream().map(SpecHash::hex).toList();
    for (long seed = 0; seed < study.design().replicates(); seed++) {
      trials.lookUp(hashes, seed);
    }
    return Measuring.read(study, target, labels, trials, failed);
  }

  /** A target as it was when it was measured. */
  private record Stored(String target, String protocol) implements LatencyMeasurer {

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      throw new IllegalStateException("a store measures nothing");
    }
  }
}
