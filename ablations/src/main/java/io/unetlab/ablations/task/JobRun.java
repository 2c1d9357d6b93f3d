package io.unetlab.ablations.task;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Has a cluster do a job. What the receiver of its outputs throws ends it. */
public final class JobRun {

  private final Cluster.Outputs receiver;
  private final Set<Integer> ended = new HashSet<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private boolean over;

  private JobRun(Cluster.Outputs receiver) {
    this.receiver = receiver;
  }

  /**
   * As {@link Cluster#run}.
   *
   * @param receiver called once for each part, even if the cluster ran it twice; from any thread,
   *     one at a time, and no longer once this method has returned
   * @throws RuntimeException that the receiver threw
   */
  public static void run(
      Cluster cluster,
      Job job,
      Supply<String> parts,
      Cluster.Outputs receiver,
      BooleanSupplier stopped) {
    JobRun run = new JobRun(receiver);
    try {
      cluster.run(job, parts, run.outputs(), () -> stopped.getAsBoolean() || run.hasFailed());
    } finally {
      run.end();
    }
    run.throwFailure();
  }

  private Cluster.Outputs outputs() {
    return new Cluster.Outputs() {
      @Override
      public void done(int part, String output) {
        pass(part, () -> receiver.done(part, output));
      }

      @Override
      public void failed(int part, String reason) {
        pass(part, () -> receiver.failed(part, reason));
      }
    };
  }

  // An engine that runs a slow part twice may report it twice, and what it stops may still end.
  private synchronized void pass(int part, Runnable call) {
    if (over || !ended.add(part)) {
      return;
    }
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private synchronized void end() {
    over = true;
  }

  private boolean hasFailed() {
    return failure.get() != null;
  }

  private void throwFailure() {
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException fault) {
      throw fault;
    }
    if (thrown instanceof Error fault) {
      throw fault;
    }
  }
}
