package io.unetlab.benchmarks;

import io.unetlab.ablations.exec.CountingCluster;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.SentStudy;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.WorkPlace;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The processor time of a counted variant on each side of a cluster, apart from the engine: on the
 * machines that build it, and on the one that takes the results. That one has two threads, one that
 * reads and one that stores, and the slower of them bounds how many machines are of use. Both sides
 * are this process, one after the other.
 */
public final class ClusterCounting {

  private static final int ROUNDS = 3;
  private static final int SLOTS = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path file;
  private final List<String> changes;

  private ClusterCounting(Path file, List<String> changes) {
    this.file = file;
    this.changes = changes;
  }

  /** Takes the study's file and changes, as in {@code --set}. */
  public static void main(String[] args) throws IOException {
    List<String> changes = Arrays.asList(args).subList(1, args.length);
    for (int i = 0; i <= ROUNDS; i++) {
      System.out.println(i == 0 ? "warm-up" : "round " + i);
      new ClusterCounting(Path.of(args[0]), changes).measure();
    }
  }

  /** Does all parts first, and then passes their outputs on. */
  private static final class Sides implements Cluster {

    private int variants;

    @Override
    public void run(Job job, Supply<String> supply, Outputs outputs, BooleanSupplier stopped) {
      List<String> parts = supply.rest();
      variants = (int) parts.stream().flatMap(String::lines).count();
      List<String> all = new ArrayList<>();
      long start = THREADS.getCurrentThreadCpuTime();
      try (Job.Worker worker = job.open(WorkPlace.HERE)) {
        tell("to open the job, in all, ms", (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
        start = THREADS.getCurrentThreadCpuTime();
        parts.forEach(it -> all.add(worker.run(it)));
        tell("to build, µs", sinceEach(start));
      }
      tell("to send, bytes", each(parts.stream().mapToLong(String::length).sum()));
      tell("to receive, bytes", each(all.stream().mapToLong(String::length).sum()));
      start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < all.size(); i++) {
        outputs.done(i, all.get(i));
      }
      tell("to read, µs", sinceEach(start));
    }

    private double sinceEach(long start) {
      return each(THREADS.getCurrentThreadCpuTime() - start) / 1e3;
    }

    double each(long all) {
      return (double) all / variants;
    }

    @Override
    public int slots() {
      return SLOTS;
    }

    @Override
    public void close() {}
  }

  /** Measures what another store does. */
  private record Timed(RunStore store, AtomicLong nanos) implements RunStore {

    private void time(Runnable call) {
      long start = THREADS.getCurrentThreadCpuTime();
      call.run();
      nanos.addAndGet(THREADS.getCurrentThreadCpuTime() - start);
    }

    @Override
    public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
      return store.find(keys);
    }

    @Override
    public boolean isEmpty() {
      return store.isEmpty();
    }

    @Override
    public void add(List<TrialOutcome> outcomes) {
      time(() -> store.add(outcomes));
    }

    @Override
    public Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes) {
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        return store.addFirst(outcomes);
      } finally {
        nanos.addAndGet(THREADS.getCurrentThreadCpuTime() - start);
      }
    }

    @Override
    public void addVariants(List<VariantNetwork> variants) {
      time(() -> store.addVariants(variants));
    }

    @Override
    public void addTarget(TargetKey target) {
      store.addTarget(target);
    }
  }

  private static void tell(String what, double value) {
    System.out.printf(Locale.ROOT, "  %s: %.1f%n", what, value);
  }

  private void measure() throws IOException {
    SpecPatch patch =
        changes.stream()
            .map(it -> SpecPatch.parse(it, new Problems()))
            .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
    StudySpec study = StudyLoader.load(file, patch);
    StoredStudy stored =
        new StoredStudy(
            study.hash(),
            Optional.empty(),
            study.name(),
            "benchmark",
            StudyFiles.copy(file, StudyLoader.files(file, patch)),
            changes,
            Instant.now(),
            false);
    try (ScratchFolder folder = ScratchFolder.make("cluster-counting");
        ResultStore store = ResultStore.open(folder.path().resolve("results.db"));
        Sides sides = new Sides()) {
      store.studies().begin(stored);
      Timed timed = new Timed(store.of(stored), new AtomicLong());
      StudyRunner.run(
          study,
          RunSettings.PLAIN
              .with(timed)
              .with(
                  new CountingCluster(
                      sides, SentStudy.of(stored), CountingCluster.Fewest.ANY, news -> {})));
      tell("to store, µs", sides.each(timed.nanos().get()) / 1e3);
    }
  }
}
