package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The counts of a large study once more, in one row, as its run left them: what reads a store need
 * not look at a hundred thousand rows. Everything in it is also in the rows, so a study without it
 * is read from them.
 */
final class CountsFact {

  /** The fewest variants for which it is kept. */
  static final int FEWEST = 5_000;

  private static final String METRIC = "columns of counts 1";
  private static final String LABELS = "labels";

  private final long labels;
  private final CountColumns columns;

  private CountsFact(long labels, CountColumns columns) {
    this.labels = labels;
    this.columns = columns;
  }

  /** The fact of a study; empty if the store has none, or only from another version. */
  static Optional<CountsFact> find(TrialStore store, String study, Optional<String> only) {
    return store
        .done(key(study, only))
        .map(it -> new CountsFact(it.values().count(LABELS), CountColumns.read(it.detail())));
  }

  /** Stores the counts of a study's variants, if they are many single networks and all counted. */
  static void keep(TrialStore store, TrialKey key, List<Placed> variants, Networks networks) {
    boolean fits =
        variants.size() >= FEWEST
            && variants.stream().allMatch(it -> it.network().state() == State.COUNTED)
            && variants.stream().allMatch(it -> parts(it, networks).isEmpty());
    if (fits) {
      CountColumns columns = CountColumns.of(variants, networks::counts);
      long labels = labels(variants.stream().map(Placed::variant).toList());
      MetricSet values = MetricSet.EMPTY.with(LABELS, BigDecimal.valueOf(labels));
      store.add(List.of(new TrialOutcome.Done(key, values, columns.text())));
    }
  }

  private static List<PartRun> parts(Placed placed, Networks networks) {
    return networks.parts(placed.network().spec().orElseThrow());
  }

  /** The columns, if they are of these variants in this order. */
  Optional<CountColumns> of(List<Variant> variants) {
    return variants.size() == columns.size() && labels(variants) == labels
        ? Optional.of(columns)
        : Optional.empty();
  }

  private static long labels(List<Variant> variants) {
    CRC32C sum = new CRC32C();
    for (Variant variant : variants) {
      sum.update(variant.label().getBytes(StandardCharsets.UTF_8));
      sum.update('\n');
    }
    return sum.getValue();
  }

  /** The key of a study's fact; it depends on what the counts depend on. */
  static TrialKey key(String study, Optional<String> only) {
    String evaluator = new CountEvaluator().key(study, 0).evaluator();
    return new TrialKey(study, METRIC, "", only.orElse(""), 0, evaluator);
  }
}
