package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How a study is run, which changes nothing of what comes out.
 *
 * @param store where outcomes are looked up and kept
 * @param fresh whether everything is found out anew, whatever the store knows
 * @param variants told each variant with its network, some at a time, in a thread of their own
 * @param only which variants are run; the base always is
 * @param stopped whether to end with what is done
 * @param executor of counts; of this machine's cores where it is empty
 * @param measurers of latency, by the target's name; on a target without one nothing is measured
 * @param targets told under which keys each target's latencies are kept
 */
public record RunSettings(
    TrialStore store,
    boolean fresh,
    Consumer<List<VariantNetwork>> variants,
    Predicate<Variant> only,
    Progress progress,
    BooleanSupplier stopped,
    Optional<TrialExecutor> executor,
    Map<String, LatencyMeasurer> measurers,
    Consumer<TargetKey> targets) {

  /** Every variant, nothing kept, nobody listening, nothing measured. */
  public static final RunSettings PLAIN =
      new RunSettings(
          TrialStore.NONE,
          false,
          variants -> {},
          variant -> true,
          Progress.NONE,
          () -> false,
          Optional.empty(),
          Map.of(),
          target -> {});

  public RunSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(variants, "variants");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(executor, "executor");
    measurers = Collections.unmodifiableMap(new LinkedHashMap<>(measurers));
    Objects.requireNonNull(targets, "targets");
  }

  /**
   * The same with somewhere to keep what is found out.
   *
   * @param variantHearer told the variants
   * @param targetHearer told the targets
   */
  public RunSettings with(
      TrialStore other,
      Consumer<List<VariantNetwork>> variantHearer,
      Consumer<TargetKey> targetHearer) {
    return new RunSettings(
        other, fresh, variantHearer, only, progress, stopped, executor, measurers, targetHearer);
  }

  public RunSettings withFresh(boolean anew) {
    return new RunSettings(
        store, anew, variants, only, progress, stopped, executor, measurers, targets);
  }

  public RunSettings withOnly(Predicate<Variant> these) {
    return new RunSettings(
        store, fresh, variants, these, progress, stopped, executor, measurers, targets);
  }

  public RunSettings with(Progress hearer) {
    return new RunSettings(
        store, fresh, variants, only, hearer, stopped, executor, measurers, targets);
  }

  public RunSettings withStopped(BooleanSupplier stop) {
    return new RunSettings(
        store, fresh, variants, only, progress, stop, executor, measurers, targets);
  }

  public RunSettings with(TrialExecutor other) {
    return new RunSettings(
        store, fresh, variants, only, progress, stopped, Optional.of(other), measurers, targets);
  }

  /** The same with a measurer for a target of this name. */
  public RunSettings with(String target, LatencyMeasurer measurer) {
    Map<String, LatencyMeasurer> more = new LinkedHashMap<>(measurers);
    more.put(target, measurer);
    return new RunSettings(
        store, fresh, variants, only, progress, stopped, executor, more, targets);
  }
}
