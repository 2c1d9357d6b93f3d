package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The networks of variants as an earlier run of the same study stored them, or this one counted
 * them before. Another version of this program may have built other networks, so some are built
 * again: if one differs, none is used.
 */
final class StoredHashes {

  private static final int CHECKS = 256;

  private final CountedNetworks networks;
  private final Map<String, VariantNetwork> rows;

  /**
   * Networks that are known.
   *
   * @param rows by the variant's label
   */
  StoredHashes(Map<String, VariantNetwork> rows, CountedNetworks networks) {
    this.networks = networks;
    this.rows = Map.copyOf(rows);
    networks.lookUp(rows.values().stream().flatMap(it -> it.spec().stream()).toList());
  }

  /** Gives a pass the variants whose outcomes are known. */
  void into(CountingPass pass) {
    List<Integer> places = new ArrayList<>();
    List<Built> known = new ArrayList<>();
    for (int place : pass.left()) {
      Variant variant = pass.variants(List.of(place)).get(0);
      of(variant)
          .ifPresent(
              it -> {
                places.add(place);
                known.add(Built.known(variant, it));
              });
    }
    if (!known.isEmpty() && isTrue(known)) {
      pass.take(places, known, List.of());
    }
  }

  private Optional<String> of(Variant variant) {
    return Optional.ofNullable(rows.get(variant.label()))
        .flatMap(VariantNetwork::spec)
        .filter(it -> networks.outcome(it).isPresent());
  }

  private boolean isTrue(List<Built> known) {
    int checks = Math.min(CHECKS, known.size());
    return IntStream.range(0, checks)
        .parallel()
        .mapToObj(i -> known.get((int) ((long) i * known.size() / checks)))
        .allMatch(it -> Built.of(it.variant(), networks.builder()).hash().equals(it.hash()));
  }
}
