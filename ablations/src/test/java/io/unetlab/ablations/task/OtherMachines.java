package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
      BlockingQueue<Runnable> ended = new LinkedBlockingQueue<>();
      int started = 0;
      int left = 0;
      List<String> fresh = parts.rest();
      while (left + fresh.size() > 0 && !stopped.getAsBoolean()) {
        for (String part : fresh) {
          int number = started++;
          left++;
          threads.execute(() -> ended.add(end(text, number, part, outputs, stopped)));
        }
        Runnable next = ended.poll(1, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
          left--;
        }
        fresh = parts.rest();
      }
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    } finally {
      end(threads);
    }
  }

  // None writes into a folder that its test has deleted.
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  // What is said of a part, once it ended.
  private Runnable end(
      String job, int index, String part, Outputs outputs, BooleanSupplier stopped) {
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS && !stopped.getAsBoolean(); attempt++) {
      Runner machine = machines.get((index + attempt) % machines.size());
      try {
        String output = machine.run(job, part);
        return () -> outputs.done(index, output);
      } catch (RuntimeException | Error e) {
        reason = e.toString();
      }
    }
    String last = reason;
    return () -> outputs.failed(index, last);
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
