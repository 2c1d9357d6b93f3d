package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The networks of a study as stored by its run; nothing is built or counted. */
final class StoredNetworks implements Networks {

  /** Why a variant that was run has no counts. */
  static final String LOST = "the store has no sound counts of it; run the study again";

  private final ResultStore store;
  private final StoredStudy stored;
  private final boolean complete;
  private final Trials trials;
  private final Optional<CountsFact> fact;
  private final Map<String, MetricSet> counts = new HashMap<>();
  private Optional<Map<String, VariantNetwork>> rows = Optional.empty();

  StoredNetworks(ResultStore store, StoredStudy stored) {
    this.store = store;
    this.stored = stored;
    this.complete = stored.complete();
    this.trials = new Trials(new CountEvaluator(), store, Optional.empty());
    this.fact = complete ? CountsFact.find(store, stored.hash(), stored.only()) : Optional.empty();
    if (fact.isEmpty()) {
      rows();
    }
  }

  private Map<String, VariantNetwork> rows() {
    if (rows.isEmpty()) {
      Map<String, VariantNetwork> networks = store.studies().variants(stored);
      trials.lookUp(
          networks.values().stream()
              .filter(it -> it.state() == State.COUNTED)
              .flatMap(it -> it.spec().stream())
              .toList(),
          0);
      rows = Optional.of(networks);
    }
    return rows.get();
  }

  @Override
  public List<Placed> of(List<Variant> variants) {
    return fact.flatMap(it -> it.of(variants))
        .map(it -> placed(variants, it))
        .orElseGet(() -> fromRows(variants));
  }

  private List<Placed> placed(List<Variant> variants, CountColumns columns) {
    List<Placed> placed = new ArrayList<>(variants.size());
    for (int i = 0; i < columns.size(); i++) {
      String hash = columns.hashes().get(i);
      counts.put(hash, columns.counts(i));
      placed.add(
          new Placed(variants.get(i), VariantNetwork.counted(variants.get(i).label(), hash)));
    }
    return placed;
  }

  private List<Placed> fromRows(List<Variant> variants) {
    Map<String, VariantNetwork> networks = rows();
    List<Placed> known = new ArrayList<>();
    for (Variant variant : variants) {
      VariantNetwork network = networks.get(variant.label());
      if (network != null || complete) {
        known.add(new Placed(variant, whole(network).orElseGet(() -> lost(variant))));
      }
    }
    return known;
  }

  // It keeps its place, so that the numbers of the others stay the same.
  private static VariantNetwork lost(Variant variant) {
    return new VariantNetwork(variant.label(), State.FAILED, Optional.empty(), Optional.of(LOST));
  }

  // Another version of this program may have counted it differently; its counts are then unusable.
  private Optional<VariantNetwork> whole(@Nullable VariantNetwork network) {
    return Optional.ofNullable(network)
        .filter(it -> it.state() != State.COUNTED || it.spec().flatMap(this::done).isPresent());
  }

  private Optional<TrialOutcome.Done> done(String hash) {
    return trials.outcome(hash, 0).flatMap(TrialOutcome::done);
  }

  @Override
  public MetricSet counts(String hash) {
    MetricSet known = counts.get(hash);
    return known != null ? known : done(hash).orElseThrow().values();
  }

  @Override
  public List<PartRun> parts(String hash) {
    return counts.containsKey(hash)
        ? List.of()
        : PartsDetail.read(done(hash).orElseThrow().detail());
  }

  @Override
  public int reused(List<Placed> networks) {
    return networks.size();
  }
}
