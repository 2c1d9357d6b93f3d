package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster.Outputs;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Supply;
import io.unetlab.cluster.worker.Answer;
import io.unetlab.cluster.worker.JobWords;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One job: a task of Spark's for each part, until each part is done or failed.
 *
 * <ul>
 *   <li>More parts are asked for every tenth of a second: one may be done, or a machine have
 *       joined.
 *   <li>A part that fails is tried again.
 *   <li>A part whose process is lost is run again by Spark. The cause may be the part, another one
 *       in the same process, or the machine. So a part that lost several processes is set aside and
 *       runs alone after all others; if it still loses processes, it has failed.
 *   <li>When Spark gives up, since no machine could open the job for some part, the parts that are
 *       left are submitted again, as other machines may have come. When it gives up a part again
 *       before any part was answered, the run has failed.
 * </ul>
 */
final class SparkRun {

  private static final int TRIES = 3;
  private static final int LOSSES = 3;
  private static final int LOSSES_ALONE = 2;
  private static final long POLL_MS = 100;
  private static final long CANCEL_MS = 10_000;

  private record Answered(int part, Answer answer) {}

  private final JavaSparkContext spark;
  private final Supply<String> parts;
  private final String[] texts;
  private final Outputs outputs;
  private final Consumer<String> news;
  private final WorkerWait wait;
  private final TaskWatch watch;
  private final Submitter submitter;
  private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
  private final Submissions submissions;
  private final Queue<Integer> aside = new ArrayDeque<>();
  private final BitSet left = new BitSet();
  private final BitSet givenUp = new BitSet(); // since the last answer
  private final int[] tries;
  private volatile int allowedLosses = LOSSES; // Spark's scheduler reads it
  private int started;
  private boolean alone;

  SparkRun(
      JavaSparkContext spark,
      JobWords job,
      Supply<String> parts,
      Outputs outputs,
      Consumer<String> news) {
    this.spark = spark;
    this.parts = parts;
    this.texts = new String[parts.size()];
    this.news = news;
    this.wait = new WorkerWait(spark, news);
    this.outputs = outputs;
    this.watch = new TaskWatch(job.run(), news);
    this.submitter =
        new Submitter(
            spark,
            job,
            texts,
            part -> watch.isLost(part, allowedLosses),
            (part, answer) -> answers.add(new Answered(part, answer)));
    this.submissions = new Submissions(submitter::submit);
    this.tries = new int[parts.size()];
  }

  /**
   * Runs until no part is left and none comes, or it was stopped.
   *
   * @param first the parts that there are now
   * @throws ClusterException when the cluster is lost or no machine can do the job
   */
  void run(List<String> first, BooleanSupplier stopped) {
    spark.sc().addSparkListener(watch);
    try {
      start(first);
      while (!left.isEmpty() && !stopped.getAsBoolean()) {
        step();
        startMore();
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

  private void startMore() {
    if (!alone || left.cardinality() == aside.size()) {
      start(parts.rest());
    }
  }

  private void start(List<String> some) {
    if (some.isEmpty()) {
      return;
    }
    alone = false;
    allowedLosses = LOSSES;
    List<Integer> numbers = IntStream.range(started, started + some.size()).boxed().toList();
    for (String text : some) {
      texts[started++] = text;
    }
    left.set(started - some.size(), started);
    submissions.submit(numbers);
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
      wait.look();
      review();
    } else {
      take(next.part(), next.answer());
    }
  }

  private void take(int part, Answer answer) {
    submissions.answered(part);
    givenUp.clear();
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
    if (alone) {
      fail(part, "the process that ran it ended each time: " + watch.lastLoss());
    } else {
      news.accept(
          "part "
              + (part + 1)
              + " lost "
              + watch.losses(part)
              + " processes; it runs alone after the others");
      aside.add(part);
    }
  }

  private void fail(int part, String reason) {
    left.clear(part);
    outputs.failed(part, reason);
  }

  private void again(int part) {
    submissions.submit(List.of(part));
  }

  private void review() {
    List<Submission> ended = submissions.ended();
    if (!answers.isEmpty()) {
      return; // Spark gave them before it ended the submission, so they count first
    }
    for (Submission one : ended) {
      List<Integer> rest = submissions.remove(one);
      one.fault().ifPresent(fault -> submitRest(rest, fault));
    }
    if (submissions.isEmpty() && !aside.isEmpty()) {
      startAlone(aside.remove());
    }
  }

  // With nothing else running, a lost process is the part's doing.
  private void startAlone(int part) {
    alone = true;
    allowedLosses = watch.losses(part) + LOSSES_ALONE;
    again(part);
  }

  private void submitRest(List<Integer> rest, Throwable fault) {
    if (spark.sc().isStopped()) {
      throw new ClusterException(spark.master() + " is lost: " + SparkFault.reason(fault), fault);
    }
    if (rest.stream().anyMatch(givenUp::get)) {
      String reason = watch.lastFault();
      throw new ClusterException(
          reason.isEmpty() ? SparkFault.reason(fault) : "no worker can open the job: " + reason,
          fault);
    }
    if (!rest.isEmpty()) {
      rest.forEach(givenUp::set);
      submissions.submit(rest);
    }
  }
}
