package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
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
import java.util.Optional;
import java.util.Set;
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
    List<VariantNetwork> networks = store.studies().variants(stored);
    Map<String, MetricSet> counts = counts(store, networks);
    List<VariantNetwork> known =
        networks.stream()
            .filter(it -> it.state() != State.COUNTED || counts.containsKey(it.spec()))
            .toList();
    DesignPlan plan = DesignPlanner.plan(study);
    Predicate<Variant> only = Labels.fitting(stored.only());
    List<Variant> variants =
        plan.variants().stream().filter(it -> it.isBase() || only.test(it)).toList();
    List<TrialResult> trials = TrialResults.of(study, variants, known, counts);
    Optional<Measurements> measurements =
        study.asksForLatency() ? measurements(store, study, trials) : Optional.empty();
    List<TrialResult> all = measurements.map(it -> it.addTo(trials)).orElse(trials);
    StudySpec shown = measurements.isPresent() ? study : study.withoutLatency();
    return StudyResults.of(shown, plan, all, measurements, known.size());
  }

  // Latencies of two targets or rules do not belong into one table: the newest are taken.
  private static Optional<Measurements> measurements(
      SqliteStore store, StudySpec study, List<TrialResult> trials) {
    Map<SpecHash, String> names = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i) instanceof Completed completed) {
        names.putIfAbsent(completed.hash(), "#" + i);
      }
    }
    List<TrialOutcome> latencies =
        store.all(Metrics.LATENCY.name()).stream()
            .filter(it -> names.containsKey(new SpecHash(it.key().spec())))
            .toList();
    return latencies.isEmpty()
        ? Optional.empty()
        : Optional.of(measurements(study, latencies, names));
  }

  private static Measurements measurements(
      StudySpec study, List<TrialOutcome> latencies, Map<SpecHash, String> names) {
    TrialKey newest = latencies.get(latencies.size() - 1).key();
    Map<SpecHash, List<MeasuredTrial>> measured = new LinkedHashMap<>();
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    for (TrialOutcome latency : latencies) {
      TrialKey key = latency.key();
      SpecHash hash = new SpecHash(key.spec());
      if (!key.target().equals(newest.target()) || !key.protocol().equals(newest.protocol())) {
        continue;
      }
      if (latency instanceof TrialOutcome.Done done) {
        measured
            .computeIfAbsent(hash, it -> new ArrayList<>())
            .add(MeasuredTrial.read(done.detail()));
      } else if (latency instanceof TrialOutcome.Broken broken) {
        failed.put(hash, broken.reason());
      }
    }
    failed.keySet().removeAll(measured.keySet());
    Map<String, String> brief = new LinkedHashMap<>();
    names.forEach((hash, name) -> brief.put(hash.brief(), name));
    return new Measurements(study.target(), measured, failed, brief);
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
