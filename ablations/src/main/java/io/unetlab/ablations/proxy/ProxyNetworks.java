package io.unetlab.ablations.proxy;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks of a study's design, each once.
 *
 * @param all the base first
 */
record ProxyNetworks(List<One> all) {

  /**
   * A network.
   *
   * @param variant the first one with this network
   * @param changes the networks that have one of its choices each, on the base; empty if one of
   *     them cannot exist alone
   */
  record One(Variant variant, NetworkSpec spec, Optional<List<NetworkSpec>> changes) {}

  static ProxyNetworks of(StudySpec study) {
    VariantBuilder builder = new VariantBuilder(study);
    Map<SpecHash, One> networks = new LinkedHashMap<>();
    for (Variant variant : DesignPlanner.plan(study).variants()) {
      builder
          .build(variant, new Problems())
          .ifPresent(
              it ->
                  networks.putIfAbsent(
                      it.hash(), new One(variant, it, changes(study, variant, builder))));
    }
    return new ProxyNetworks(List.copyOf(networks.values()));
  }

  private static Optional<List<NetworkSpec>> changes(
      StudySpec study, Variant variant, VariantBuilder builder) {
    List<NetworkSpec> alone = new ArrayList<>();
    for (Map.Entry<Factor, Option> change : variant.changesIn(study.factors()).entrySet()) {
      Variant single =
          Variant.of(study.factors(), Map.of(change.getKey().name(), change.getValue().name()));
      Optional<NetworkSpec> network = builder.build(single, new Problems());
      if (network.isEmpty()) {
        return Optional.empty();
      }
      alone.add(network.get());
    }
    return Optional.of(alone);
  }
}
