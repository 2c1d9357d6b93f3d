package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Networks whose bytes are those of another precision than float32. Stores hold counts in float32
 * only, so that a study's precision can change without a new run; here each network is built again
 * and counted in the study's.
 */
final class NetworksInPrecision implements Networks {

  private final Networks networks;
  private final Precision precision;
  private final VariantBuilder builder;
  private final Map<String, MetricSet> counts = new ConcurrentHashMap<>();

  private NetworksInPrecision(Networks networks, StudySpec study) {
    this.networks = networks;
    this.precision = study.precision();
    this.builder = new VariantBuilder(study);
  }

  /** The networks with their counts in the study's precision. */
  static Networks of(Networks networks, StudySpec study) {
    return study.precision().equals(Precision.FLOAT32)
        ? networks
        : new NetworksInPrecision(networks, study);
  }

  @Override
  public List<Placed> of(List<Variant> variants) {
    List<Placed> placed = networks.of(variants);
    placed.parallelStream()
        .filter(it -> it.network().state() == State.COUNTED)
        .forEach(it -> count(it.network().spec().orElseThrow(), it.variant()));
    return placed;
  }

  private void count(String hash, Variant variant) {
    counts.computeIfAbsent(hash, it -> Metrics.counted(builder.spec(variant), precision));
  }

  @Override
  public MetricSet counts(String hash) {
    return Objects.requireNonNull(counts.get(hash), hash);
  }

  @Override
  public List<PartRun> parts(String hash) {
    return networks.parts(hash);
  }

  @Override
  public int reused(List<Placed> placed) {
    return networks.reused(placed);
  }
}
