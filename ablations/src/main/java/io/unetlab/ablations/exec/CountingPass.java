package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Counts some variants, whose networks come in any order and from any thread. A counted one is kept
 * at once, and placed in the variants' own order: which choices are to blame for a broken rule
 * depends on the variants before.
 */
final class CountingPass {

  private final List<Variant> variants;
  private final CountedNetworks networks;
  private final CheckedTables tables;
  private final Keeper keeper;
  private final Progress progress;
  private final AtomicInteger ready = new AtomicInteger();
  private final Map<Integer, Built> waiting = new HashMap<>(); // those before them are missing
  private final List<Placed> placed = new ArrayList<>();

  /**
   * A pass.
   *
   * @param tables of the variants
   * @param keeper takes what is new
   */
  CountingPass(
      List<Variant> variants,
      CountedNetworks networks,
      CheckedTables tables,
      Keeper keeper,
      Progress progress) {
    this.variants = variants;
    this.networks = networks;
    this.tables = tables;
    this.keeper = keeper;
    this.progress = progress;
  }

  /** The places of the variants whose networks have not come. */
  synchronized List<Integer> left() {
    return IntStream.range(placed.size(), variants.size())
        .filter(it -> !waiting.containsKey(it))
        .boxed()
        .toList();
  }

  List<Variant> variants(List<Integer> places) {
    return places.stream().map(variants::get).toList();
  }

  /**
   * Takes networks, and counts those that have not been counted.
   *
   * @param places of their variants
   * @param counted their outcomes, as far as another machine has counted them
   */
  synchronized void take(List<Integer> places, List<Built> built, List<TrialOutcome> counted) {
    ready.addAndGet(built.size() - networks.missing(built));
    networks.count(built, counted, tables, this::keep);
    keeper.keep(built.stream().filter(networks::hasOutcome).map(networks::network).toList());
    for (int i = 0; i < built.size(); i++) {
      waiting.put(places.get(i), built.get(i).withoutSpec());
    }
    place();
  }

  private TrialOutcome keep(TrialOutcome outcome) {
    TrialOutcome kept = keeper.keep(outcome);
    progress.done(ready.incrementAndGet(), variants.size());
    return kept;
  }

  private void place() {
    List<VariantNetwork> uncounted = new ArrayList<>();
    Built next = waiting.remove(placed.size());
    while (next != null && (next.hash().isEmpty() || networks.hasOutcome(next))) {
      VariantNetwork network = networks.network(next);
      placed.add(new Placed(next.variant(), network));
      if (next.hash().isEmpty()) {
        uncounted.add(network);
      }
      next = waiting.remove(placed.size());
    }
    keeper.keep(uncounted);
  }

  /** The first variants, as far as they are counted. */
  synchronized List<Placed> placed() {
    return List.copyOf(placed);
  }
}
