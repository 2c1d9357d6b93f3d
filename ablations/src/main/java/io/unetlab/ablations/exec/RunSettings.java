package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How to run a study; only {@code only} affects the result.
 *
 * @param store where outcomes are looked up and kept
 * @param fresh whether to evaluate everything again, even if the store has it
 * @param only which variants to run, as a pattern that {@link Labels#fitting} matches; empty for
 *     all. The base is always included
 * @param stopped whether to stop early with the finished work
 * @param executors of what can be sent to other machines: scores and trainings; empty for this
 *     machine
 * @param cluster that counts the variants; empty for this machine
 * @param counted receives the result before anything is measured, if something is to be measured
 * @param measurers of latency, by the target's name; a target without one is not measured
 * @param trainer of networks; without one none is trained
 * @param nanoTime the clock of searches and trainings that have a limit of time
 */
public record RunSettings(
    RunStore store,
    boolean fresh,
    Optional<String> only,
    Progress progress,
    BooleanSupplier stopped,
    Optional<TrialExecutors> executors,
    Optional<CountingCluster> cluster,
    Consumer<StudyResult> counted,
    Map<String, LatencyMeasurer> measurers,
    Optional<NetworkTrainer> trainer,
    LongSupplier nanoTime) {

  /** Runs every variant; keeps, reports and measures nothing. */
  public static final RunSettings PLAIN = new Draft().settings();

  public RunSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(executors, "executors");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(counted, "counted");
    measurers = Collections.unmodifiableMap(new LinkedHashMap<>(measurers));
    Objects.requireNonNull(trainer, "trainer");
    Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /** Mutable settings, to change one value at a time. */
  private static final class Draft {

    private RunStore store = RunStore.NONE;
    private boolean fresh;
    private Optional<String> only = Optional.empty();
    private Progress progress = Progress.NONE;
    private BooleanSupplier stopped = () -> false;
    private Optional<TrialExecutors> executors = Optional.empty();
    private Optional<CountingCluster> cluster = Optional.empty();
    private Consumer<StudyResult> counted = result -> {};
    private Map<String, LatencyMeasurer> measurers = new LinkedHashMap<>();
    private Optional<NetworkTrainer> trainer = Optional.empty();
    private LongSupplier nanoTime = System::nanoTime;

    private RunSettings settings() {
      return new RunSettings(
          store, fresh, only, progress, stopped, executors, cluster, counted, measurers, trainer,
          nanoTime);
    }
  }

  private RunSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.store = store;
    draft.fresh = fresh;
    draft.only = only;
    draft.progress = progress;
    draft.stopped = stopped;
    draft.executors = executors;
    draft.cluster = cluster;
    draft.counted = counted;
    draft.measurers = new LinkedHashMap<>(measurers);
    draft.trainer = trainer;
    draft.nanoTime = nanoTime;
    change.accept(draft);
    return draft.settings();
  }

  /**
   * Where outcomes are looked up: nowhere if everything is evaluated again, or for the first time.
   */
  RunStore known() {
    return fresh || store.isEmpty() ? RunStore.NONE : store;
  }

  /**
   * Keeps an outcome that took long to find. What another run stored first stays, unless everything
   * is evaluated again.
   *
   * @return the one that is kept
   */
  TrialOutcome keep(TrialOutcome outcome) {
    if (fresh) {
      store.add(List.of(outcome));
      return outcome;
    }
    return store.addFirst(List.of(outcome)).getOrDefault(outcome.key(), outcome);
  }

  public RunSettings with(RunStore other) {
    return changed(it -> it.store = other);
  }

  public RunSettings withFresh(boolean anew) {
    return changed(it -> it.fresh = anew);
  }

  public RunSettings withOnly(Optional<String> these) {
    return changed(it -> it.only = these);
  }

  public RunSettings with(Progress hearer) {
    return changed(it -> it.progress = hearer);
  }

  public RunSettings withStopped(BooleanSupplier stop) {
    return changed(it -> it.stopped = stop);
  }

  public RunSettings with(TrialExecutors other) {
    return changed(it -> it.executors = Optional.of(other));
  }

  public RunSettings with(CountingCluster other) {
    return changed(it -> it.cluster = Optional.of(other));
  }

  public RunSettings withCounted(Consumer<StudyResult> hearer) {
    return changed(it -> it.counted = hearer);
  }

  /** The same with a measurer for the target of this name. */
  public RunSettings with(String target, LatencyMeasurer measurer) {
    return changed(it -> it.measurers.put(target, measurer));
  }

  public RunSettings with(NetworkTrainer other) {
    return changed(it -> it.trainer = Optional.of(other));
  }

  public RunSettings withNanoTime(LongSupplier clock) {
    return changed(it -> it.nanoTime = clock);
  }
}
