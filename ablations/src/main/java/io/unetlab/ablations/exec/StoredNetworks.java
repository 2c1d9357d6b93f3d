package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of a study as stored by its run; nothing is built or counted. */
final class StoredNetworks implements Networks {

  private final Map<String, VariantNetwork> networks;
  private final Trials trials;

  StoredNetworks(SqliteStore store, StoredStudy stored) {
    this.networks = store.studies().variants(stored);
    this.trials = new Trials(new CountEvaluator(), store, Optional.empty());
    trials.lookUp(
        networks.values().stream()
            .filter(it -> it.state() == State.COUNTED)
            .flatMap(it -> it.spec().stream())
            .toList(),
        0);
  }

  @Override
  public List<Placed> of(List<Variant> variants) {
    List<Placed> known = new ArrayList<>();
    for (Variant variant : variants) {
      VariantNetwork network = networks.get(variant.label());
      if (network != null && isWhole(network)) {
        known.add(new Placed(variant, network));
      }
    }
    return known;
  }

  // Another version of this program may have counted it differently; its counts are then unusable.
  private boolean isWhole(VariantNetwork network) {
    return network.state() != State.COUNTED || network.spec().flatMap(this::done).isPresent();
  }

  private Optional<TrialOutcome.Done> done(String hash) {
    return trials.outcome(hash, 0).flatMap(TrialOutcome::done);
  }

  @Override
  public MetricSet counts(String hash) {
    return done(hash).orElseThrow().values();
  }

  @Override
  public int reused(List<Placed> networks) {
    return networks.size();
  }
}
