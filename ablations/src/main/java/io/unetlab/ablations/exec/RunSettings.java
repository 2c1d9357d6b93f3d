package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.store.TrialStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How a study is run, which changes nothing of what comes out.
 *
 * @param store where what is found out is looked up and kept
 * @param fresh whether everything is found out anew, whatever the store knows
 * @param only which variants are run; the base always is
 * @param stopped whether to end with what is done
 * @param executor of counts; empty for this machine's cores
 * @param measurers of latency, by the target's name; on a target without one nothing is measured
 */
public record RunSettings(
    RunStore store,
    boolean fresh,
    Predicate<Variant> only,
    Progress progress,
    BooleanSupplier stopped,
    Optional<TrialExecutor> executor,
    Map<String, LatencyMeasurer> measurers) {

  /** Every variant, nothing kept, nobody listening, nothing measured. */
  public static final RunSettings PLAIN = new Draft().settings();

  public RunSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(executor, "executor");
    measurers = Collections.unmodifiableMap(new LinkedHashMap<>(measurers));
  }

  /** Settings that are being changed, one at a time. */
  private static final class Draft {

    private RunStore store = RunStore.NONE;
    private boolean fresh;
    private Predicate<Variant> only = variant -> true;
    private Progress progress = Progress.NONE;
    private BooleanSupplier stopped = () -> false;
    private Optional<TrialExecutor> executor = Optional.empty();
    private Map<String, LatencyMeasurer> measurers = new LinkedHashMap<>();

    private RunSettings settings() {
      return new RunSettings(store, fresh, only, progress, stopped, executor, measurers);
    }
  }

  private RunSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.store = store;
    draft.fresh = fresh;
    draft.only = only;
    draft.progress = progress;
    draft.stopped = stopped;
    draft.executor = executor;
    draft.measurers = new LinkedHashMap<>(measurers);
    change.accept(draft);
    return draft.settings();
  }

  /** Where outcomes are looked up: nowhere when everything is found out anew. */
  TrialStore known() {
    return fresh ? RunStore.NONE : store;
  }

  public RunSettings with(RunStore other) {
    return changed(it -> it.store = other);
  }

  public RunSettings withFresh(boolean anew) {
    return changed(it -> it.fresh = anew);
  }

  public RunSettings withOnly(Predicate<Variant> these) {
    return changed(it -> it.only = these);
  }

  public RunSettings with(Progress hearer) {
    return changed(it -> it.progress = hearer);
  }

  public RunSettings withStopped(BooleanSupplier stop) {
    return changed(it -> it.stopped = stop);
  }

  public RunSettings with(TrialExecutor other) {
    return changed(it -> it.executor = Optional.of(other));
  }

  /** The same with a measurer for the target of this name. */
  public RunSettings with(String target, LatencyMeasurer measurer) {
    return changed(it -> it.measurers.put(target, measurer));
  }
}
