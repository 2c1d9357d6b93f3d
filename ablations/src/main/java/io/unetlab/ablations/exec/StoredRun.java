package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A study's result out of a store, without running anything. */
public final class StoredRun {

  private StoredRun() {}

  /**
   * The study that was run, changed by a patch: another rule, other evidence.
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

  /** What the store knows of a study; variants that it has no counts of are left out. */
  public static StudyResult of(SqliteStore store, StoredStudy stored, StudySpec study) {
    // Laid out while the store is read.
    CompletableFuture<DesignPlan> planned =
        CompletableFuture.supplyAsync(() -> DesignPlanner.plan(study));
    List<VariantNetwork> networks = store.studies().variants(stored);
    Map<String, MetricSet> counts = counts(store, networks);
    List<VariantNetwork> known =
        networks.stream()
            .filter(it -> it.state() != State.COUNTED || counts.containsKey(it.spec()))
            .toList();
    DesignPlan plan = planned.join();
    Predicate<Variant> only = Labels.fitting(stored.only());
    List<Variant> variants =
        plan.variants().stream().filter(it -> it.isBase() || only.test(it)).toList();
    List<TrialResult> trials = TrialResults.of(study, variants, known, counts);
    List<TargetLatencies> latencies = latencies(store, stored, study, trials);
    StudySpec shown = study.withLatencies(latencies.stream().map(it -> it.target()).toList());
    List<TrialResult> all = TargetLatencies.addTo(trials, latencies);
    return StudyResults.of(shown, plan, all, latencies, known.size());
  }

  // Of targets that the run measured on, and of files, which the store has.
  private static List<TargetLatencies> latencies(
      SqliteStore store, StoredStudy stored, StudySpec study, List<TrialResult> trials) {
    List<Target> asked = study.asked();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<SpecHash, String> names = names(trials);
    Map<String, TargetKey> keys = store.studies().targets(stored);
    List<TrialOutcome> outcomes = keys.isEmpty() ? List.of() : store.all(Metrics.LATENCY.name());
    List<TargetLatencies> latencies = new ArrayList<>();
    for (Target target : asked) {
      Optional<Target.Imported> imported = target.imported();
      if (imported.isPresent()) {
        latencies.add(new ImportedLatencies(imported.get(), study.latency(target)));
      } else if (keys.containsKey(target.name())) {
        TargetKey key = Objects.requireNonNull(keys.get(target.name()));
        latencies.add(measurements(target, study.latency(target), key, outcomes, names));
      }
    }
    return latencies;
  }

  private static Map<SpecHash, String> names(List<TrialResult> trials) {
    Map<SpecHash, String> names = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i) instanceof Completed completed) {
        names.putIfAbsent(completed.hash(), "#" + i);
      }
    }
    return names;
  }

  private static Measurements measurements(
      Target target,
      Metric metric,
      TargetKey of,
      List<TrialOutcome> outcomes,
      Map<SpecHash, String> names) {
    Map<SpecHash, List<MeasuredTrial>> measured = new LinkedHashMap<>();
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    for (TrialOutcome outcome : outcomes) {
      TrialKey key = outcome.key();
      SpecHash hash = new SpecHash(key.spec());
      if (!names.containsKey(hash)
          || !key.target().equals(of.target())
          || !key.protocol().equals(of.protocol())) {
        continue;
      }
      if (outcome instanceof TrialOutcome.Done done) {
        measured
            .computeIfAbsent(hash, it -> new ArrayList<>())
            .add(MeasuredTrial.read(done.detail()));
      } else if (outcome instanceof TrialOutcome.Broken broken) {
        failed.put(hash, broken.reason());
      }
    }
    if (!of.obstacle().isEmpty()) {
      names.keySet().stream().findFirst().ifPresent(base -> failed.put(base, of.obstacle()));
    }
    failed.keySet().removeAll(measured.keySet());
    Map<String, String> brief = new LinkedHashMap<>();
    names.forEach((hash, name) -> brief.put(hash.brief(), name));
    return new Measurements(target, metric, measured, failed, brief);
  }

  private static Map<String, MetricSet> counts(SqliteStore store, List<VariantNetwork> networks) {
    Set<String> specs = new HashSet<>();
    for (VariantNetwork network : networks) {
      if (network.state() == State.COUNTED) {
        specs.add(network.spec());
      }
    }
    return store.values(specs, CountingExecutor.key(""));
  }
}
