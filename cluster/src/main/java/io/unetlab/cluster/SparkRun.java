package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster.Outputs;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.cluster.worker.Answer;
import io.unetlab.cluster.worker.JobWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One job: a task of Spark's for each part, until each part is done or failed.
 *
 * <ul>
 *   <li>A part that fails is tried again.
 *   <li>A part whose process is lost is run again by Spark. The cause may be the part, another one
 *       in the same process, or the machine. So a part that lost several processes is set aside and
 *       runs alone after all others; if it still loses processes, it has failed.
 *   <li>When Spark gives up, since no machine could open the job for some part, the parts that are
 *       left are submitted again, as other machines may have come.
 * </ul>
 */
final class SparkRun {

  private static final int TRIES = 3;
  private static final int LOSSES = 3;
  private static final int LOSSES_ALONE = 2;
  private static final int FAULTS = 2;
  private static final long POLL_MS = 100;
  private static final long CANCEL_MS = 10_000;

  private record Answered(int part, Answer answer) {}

  private final JavaSparkContext spark;
  private final Outputs outputs;
  private final Consumer<String> news;
  private final Patience patience;
  private final TaskWatch watch;
  private final Submitter submitter;
  private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
  private final List<Submission> submissions = new ArrayList<>();
  private final Queue<Integer> aside = new ArrayDeque<>();
  private final BitSet left = new BitSet();
  private final int[] tries;
  private int allowedLosses = LOSSES;
  private boolean alone;
  private int faults;

  SparkRun(
      JavaSparkContext spark,
      JobWords job,
      List<String> parts,
      Outputs outputs,
      Consumer<String> news) {
    this.spark = spark;
    this.news = news;
    this.patience = new Patience(spark, news);
    this.outputs = outputs;
    this.watch = new TaskWatch(job.run());
    this.submitter =
        new Submitter(spark, job, parts, (part, answer) -> answers.add(new Answered(part, answer)));
    this.tries = new int[parts.size()];
    left.set(0, parts.size());
  }

  /**
   * Runs until no part is left, or it was stopped.
   *
   * @throws ClusterException when the cluster is lost or no machine can do the job
   */
  void run(BooleanSupplier stopped) {
    spark.sc().addSparkListener(watch);
    try {
      submit(left.stream().boxed().toList());
      while (!left.isEmpty() && !stopped.getAsBoolean()) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      if (!left.isEmpty()) {
        cancel();
      }
      spark.sc().removeSparkListener(watch);
    }
  }

  private void cancel() {
    submitter.cancel();
    try {
      watch.awaitEnd(CANCEL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    Answered next = answers.poll(POLL_MS, TimeUnit.MILLISECONDS);
    if (next == null) {
      patience.look();
      review();
    } else if (left.get(next.part())) {
      take(next.part(), next.answer());
    }
  }

  private void take(int part, Answer answer) {
    switch (answer.kind()) {
      case DONE -> {
        left.clear(part);
        outputs.done(part, answer.text());
      }
      case FAILED -> {
        tries[part]++;
        if (tries[part] < TRIES) {
          news.accept("part " + (part + 1) + " is tried again: " + answer.text());
          again(part);
        } else {
          fail(part, answer.text());
        }
      }
      case LOST -> lost(part);
    }
  }

  private void lost(int part) {
    if (watch.losses(part) < allowedLosses) {
      again(part);
    } else if (alone) {
      fail(part, "the process that ran it ended each time: " + watch.lastLoss());
    } else {
      news.accept(
          "part " + (part + 1) + " lost " + LOSSES + " processes; it runs alone after the others");
      aside.add(part);
    }
  }

  private void fail(int part, String reason) {
    left.clear(part);
    outputs.failed(part, reason);
  }

  private void again(int part) {
    submit(List.of(part));
  }

  private void submit(List<Integer> parts) {
    submissions.add(submitter.submit(parts, alone ? LOSSES_ALONE : LOSSES));
  }

  // Called when all answers were taken. A submission ends after its last answer.
  private void review() {
    for (Submission ended : submissions.stream().filter(Submission::isEnded).toList()) {
      submissions.remove(ended);
      ended.fault().ifPresent(fault -> submitLeft(ended, fault));
    }
    if (submissions.isEmpty() && answers.isEmpty() && !aside.isEmpty()) {
      startAlone(aside.remove());
    }
  }

  // With nothing else running, a lost process is the part's doing.
  private void startAlone(int part) {
    alone = true;
    allowedLosses = watch.losses(part) + LOSSES_ALONE;
    again(part);
  }

  private void submitLeft(Submission ended, Throwable fault) {
    faults++;
    if (spark.sc().isStopped()) {
      throw new ClusterException(spark.master() + " is lost: " + SparkFault.reason(fault), fault);
    }
    if (faults == FAULTS) {
      String reason = watch.lastFault();
      throw new ClusterException(
          reason.isEmpty() ? SparkFault.reason(fault) : "no worker can open the job: " + reason,
          fault);
    }
    Set<Integer> answered = answers.stream().map(Answered::part).collect(Collectors.toSet());
    List<Integer> rest =
        ended.parts().stream().filter(it -> left.get(it) && !answered.contains(it)).toList();
    if (!rest.isEmpty()) {
      submit(rest);
    }
  }
}
