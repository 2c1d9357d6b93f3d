package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.List;
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
 * @param measurer of latency; without one it is not measured
 */
public record RunSettings(
    TrialStore store,
    boolean fresh,
    Consumer<List<VariantNetwork>> variants,
    Predicate<Variant> only,
    Progress progress,
    BooleanSupplier stopped,
    Optional<TrialExecutor> executor,
    Optional<LatencyMeasurer> measurer) {

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
          Optional.empty());

  public RunSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(variants, "variants");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(measurer, "measurer");
  }

  public RunSettings with(TrialStore other, Consumer<List<VariantNetwork>> hearer) {
    return new RunSettings(other, fresh, hearer, only, progress, stopped, executor, measurer);
  }

  public RunSettings withFresh(boolean anew) {
    return new RunSettings(store, anew, variants, only, progress, stopped, executor, measurer);
  }

  public RunSettings withOnly(Predicate<Variant> these) {
    return new RunSettings(store, fresh, variants, these, progress, stopped, executor, measurer);
  }

  public RunSettings with(Progress hearer) {
    return new RunSettings(store, fresh, variants, only, hearer, stopped, executor, measurer);
  }

  public RunSettings withStopped(BooleanSupplier stop) {
    return new RunSettings(store, fresh, variants, only, progress, stop, executor, measurer);
  }

  public RunSettings with(TrialExecutor other) {
    return new RunSettings(
        store, fresh, variants, only, progress, stopped, Optional.of(other), measurer);
  }

  public RunSettings with(LatencyMeasurer other) {
    return new RunSettings(
        store, fresh, variants, only, progress, stopped, executor, Optional.of(other));
  }
}
