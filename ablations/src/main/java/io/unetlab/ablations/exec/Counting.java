package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Builds every variant and counts every distinct network once, in parts, so that a hundred thousand
 * networks need not be in memory at once: here, or on a cluster if that pays.
 */
final class Counting implements Networks {

  private static final int PART = 1024;

  /**
   * Least bytes of heap that a variant's results take in the end. Close to its limit Java would
   * collect garbage for minutes before it gives up.
   */
  private static final long BYTES = 1_800;

  private final StudySpec study;
  private final RunSettings settings;
  private final CountedNetworks networks;
  private final Map<String, VariantNetwork> ofRounds = new HashMap<>(); // too few to be sent

  Counting(StudySpec study, RunSettings settings) {
    this.study = study;
    this.settings = settings;
    this.networks = new CountedNetworks(study, settings);
  }

  /**
   * Counts the variants' networks.
   *
   * @throws CancellationException when it was stopped before the last one; finished work is in the
   *     store
   * @throws OutOfMemoryError when the results cannot fit in memory
   */
  @Override
  public List<Placed> of(List<Variant> variants) {
    requireMemory(variants.size(), Runtime.getRuntime().maxMemory());
    List<Placed> placed = counted(variants);
    if (placed.size() < variants.size()) {
      throw new CancellationException(placed.size() + " of " + variants.size() + " variants");
    }
    TrialKey fact = CountsFact.key(study.hash(), settings.only());
    CountsFact.keep(settings.store(), fact, placed, this);
    return placed;
  }

  static void requireMemory(int variants, long bytes) {
    if (variants * BYTES > bytes) {
      throw new OutOfMemoryError(variants + " variants do not fit in " + bytes + " bytes");
    }
  }

  private List<Placed> counted(List<Variant> variants) {
    CheckedTables tables = new CheckedTables(study, variants);
    Optional<CountingCluster> cluster =
        settings.cluster().filter(it -> it.fewest().allow(variants.size(), tables));
    try (Keeper keeper = new Keeper(settings.store())) {
      CountingPass pass = new CountingPass(variants, networks, tables, keeper, settings.progress());
      if (cluster.isPresent()) {
        Map<String, VariantNetwork> rows = new HashMap<>(settings.known().variants());
        rows.putAll(ofRounds);
        new StoredHashes(rows, networks).into(pass);
      }
      int left = pass.left().size();
      if (cluster.filter(it -> it.fewest().allow(left, tables)).isPresent()) {
        boolean whole = tables.get().isEmpty();
        SentCounting.run(cluster.get(), whole, study.factors(), pass, settings.stopped());
      }
      count(pass.left(), pass);
      List<Placed> placed = pass.placed();
      if (settings.cluster().isPresent() && cluster.isEmpty()) {
        placed.forEach(it -> ofRounds.put(it.network().label(), it.network()));
      }
      return placed;
    }
  }

  private void count(List<Integer> left, CountingPass pass) {
    for (int from = 0; from < left.size() && goesOn(); from += PART) {
      List<Integer> places = left.subList(from, Math.min(left.size(), from + PART));
      List<Built> built =
          pass.variants(places).parallelStream()
              .map(it -> Built.of(it, networks.builder()))
              .toList();
      pass.take(places, built, List.of());
    }
  }

  private boolean goesOn() {
    return !settings.stopped().getAsBoolean();
  }

  @Override
  public MetricSet counts(String hash) {
    return networks.outcome(hash).flatMap(TrialOutcome::done).orElseThrow().values();
  }

  @Override
  public List<PartRun> parts(String hash) {
    return PartsDetail.read(
        networks.outcome(hash).flatMap(TrialOutcome::done).orElseThrow().detail());
  }

  @Override
  public int reused(List<Placed> placed) {
    return (int)
        placed.stream()
            .flatMap(it -> it.network().spec().stream())
            .distinct()
            .filter(networks::wasStored)
            .count();
  }
}
