package io.unetlab.training.run;

import io.unetlab.profiler.process.ChildCommand;
import io.unetlab.profiler.process.ChildDiedException;
import io.unetlab.profiler.process.ChildProcess;
import io.unetlab.profiler.process.ChildWatch;
import io.unetlab.training.recipe.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Trains networks in processes of their own, some at a time: the engine records for one training in
 * a process, and a process that ends for lack of memory takes no other with it.
 */
public final class TrainingSession {

  private static final long GRACE_S = 10;

  private final List<String> command;
  private final int parallel;
  private final TrainingObserver observer;

  /**
   * @param parallel trainings at a time
   */
  public TrainingSession(int parallel, TrainingObserver observer) {
    this(List.of(), parallel, observer);
  }

  /**
   * @param command starts the process; empty for the usual one
   */
  TrainingSession(List<String> command, int parallel, TrainingObserver observer) {
    this.command = List.copyOf(command);
    this.parallel = parallel;
    this.observer = observer;
  }

  /**
   * Does all jobs, in any order.
   *
   * @return the results in the jobs' order
   * @throws CancellationException when the observer stopped it
   */
  public List<TrainingResult> train(List<TrainingJob> jobs) {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<TrainingResult>> futures = new ArrayList<>();
      jobs.forEach(job -> futures.add(threads.submit(() -> train(job))));
      List<TrainingResult> results = new ArrayList<>();
      for (Future<TrainingResult> future : futures) {
        results.add(result(future));
      }
      return results;
    } finally {
      end(threads);
    }
  }

  // Nothing is left running.
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(GRACE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static TrainingResult result(Future<TrainingResult> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while training");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException stopped) {
        throw stopped;
      }
      throw new IllegalStateException("a training cannot be watched", e);
    }
  }

  private TrainingResult train(TrainingJob job) {
    TrainingResult result;
    try {
      TrainingMain.Outcome outcome =
          ChildProcess.run(
              command(job), job, TrainingEvent.class, TrainingMain.Outcome.class, new Watch(job));
      result = new TrainingResult(job, outcome.report(), outcome.failure());
    } catch (ChildDiedException died) {
      result = TrainingResult.failed(job, died.reason() + lastCheckpoint(job));
    }
    observer.ended(result);
    return result;
  }

  private List<String> command(TrainingJob job) {
    if (!command.isEmpty()) {
      return command;
    }
    List<Path> natives =
        job.recipe().training().device() instanceof Device.Cuda cuda
            ? List.of(cuda.natives())
            : List.of();
    return ChildCommand.words(TrainingMain.class, natives);
  }

  private static String lastCheckpoint(TrainingJob job) {
    return new TrainedFiles(job.directory()).lastCheckpoint();
  }

  /** Follows one process. */
  private final class Watch implements ChildWatch<TrainingEvent> {

    private final TrainingJob job;

    Watch(TrainingJob job) {
      this.job = job;
    }

    @Override
    public String name() {
      return "training process";
    }

    @Override
    public void tell(TrainingEvent event) {
      requireGoingOn();
      observer.tell(job, event);
    }

    @Override
    public void requireGoingOn() {
      if (observer.isStopped()) {
        throw new CancellationException("stopped while training");
      }
    }

    // A step of a large network may take any time.
    @Override
    public Optional<String> overdue() {
      return Optional.empty();
    }
  }
}
