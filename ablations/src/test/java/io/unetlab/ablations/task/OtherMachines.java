package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * A cluster in this process, which passes nothing but texts and files: each machine has a folder of
 * its own, and does two parts at a time.
 */
public final class OtherMachines implements Cluster {

  /** Attempts of a part, as Spark counts them. */
  private static final int ATTEMPTS = 2;

  /** Does a part on one machine. */
  @FunctionalInterface
  interface Runner {

    String run(String job, String part);
  }

  private final SharedDirectory shared;
  private final List<Runner> machines;
  private final List<Machine> own = new ArrayList<>();

  /** Machines that have this process's classes. */
  public OtherMachines(Path folder, int count) {
    this.shared = new SharedDirectory(folder.resolve("shared"));
    for (int i = 0; i < count; i++) {
      own.add(new Machine(folder.resolve("shared"), folder.resolve("machine" + i)));
    }
    this.machines = own.stream().<Runner>map(it -> it::run).toList();
  }

  OtherMachines(Path folder, List<Runner> machines) {
    this.shared = new SharedDirectory(folder.resolve("shared"));
    this.machines = machines;
  }

  @Override
  public void run(Job job, Supply<String> parts, Outputs outputs, BooleanSupplier stopped) {
    String text = sent(job);
    ExecutorService threads = Executors.newFixedThreadPool(slots());
    try {
      List<Future<?>> all = new ArrayList<>();
      boolean more = true;
      while (more && !stopped.getAsBoolean()) {
        boolean running = !all.stream().allMatch(Future::isDone);
        List<String> some = parts.rest();
        for (String part : some) {
          int number = all.size();
          all.add(threads.submit(() -> runOne(text, number, part, outputs, stopped)));
        }
        more = running || !some.isEmpty();
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }

  private String sent(Job job) {
    try {
      SentJob sent = SentJob.of(job);
      sent.files().putInto(shared);
      return sent.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runOne(
      String job, int index, String part, Outputs outputs, BooleanSupplier stopped) {
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS && !stopped.getAsBoolean(); attempt++) {
      Runner machine = machines.get((index + attempt) % machines.size());
      try {
        String output = machine.run(job, part);
        outputs.done(index, output);
        outputs.done(index, output);
        return;
      } catch (RuntimeException e) {
        reason = e.toString();
      }
    }
    outputs.failed(index, reason);
  }

  @Override
  public Optional<SharedFolder> shared() {
    return Optional.of(shared);
  }

  @Override
  public int slots() {
    return 2 * machines.size();
  }

  @Override
  public void close() {
    own.forEach(Machine::close);
  }
}
