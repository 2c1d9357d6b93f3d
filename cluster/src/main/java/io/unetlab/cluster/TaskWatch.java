package io.unetlab.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** What happens to the tasks of one run, as Spark tells it. */
final class TaskWatch extends SparkListener {

  private final String run;
  private final Consumer<String> news;
  private final Set<Integer> stages = new HashSet<>();
  private final Map<Long, Integer> running = new HashMap<>(); // parts, by task
  private final Map<Integer, Integer> losses = new HashMap<>();
  private final Set<String> faulty = new HashSet<>(); // hosts
  private String lastLoss = "";
  private String lastFault = "";

  /**
   * @param news told once of each host that cannot open the job, as others may do the work
   */
  TaskWatch(String run, Consumer<String> news) {
    this.run = run;
    this.news = news;
  }

  /**
   * How many processes ended by themselves while they ran a part. A machine that was lost as a
   * whole does not count.
   */
  synchronized int losses(int part) {
    return losses.getOrDefault(part, 0);
  }

  /**
   * Whether a part lost so many processes that it is not to be tried again. A part with an attempt
   * that still runs is not: a further one is a copy, and its answer would end the other.
   */
  synchronized boolean isLost(int part, int allowed) {
    return losses(part) >= allowed && !running.containsValue(part);
  }

  /** Why the last of them ended; empty if Spark does not know. */
  synchronized String lastLoss() {
    return lastLoss;
  }

  /** Why a machine could not open the job, and which; empty if all could. */
  synchronized String lastFault() {
    return lastFault;
  }

  /** Waits until no task runs, for a limited time: a task may not notice that it was cancelled. */
  synchronized void awaitEnd(long ms) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    while (!running.isEmpty() && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (run.equals(start.properties().getProperty("spark.jobGroup.id"))) {
      CollectionConverters.asJava(start.stageInfos()).forEach(it -> stages.add(it.stageId()));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    if (stages.contains(start.stageId())) {
      running.put(start.taskInfo().taskId(), start.taskInfo().partitionId());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (!stages.contains(end.stageId())) {
      return;
    }
    running.remove(end.taskInfo().taskId());
    notifyAll();
    if (end.reason() instanceof ExecutorLostFailure lost && lost.exitCausedByApp()) {
      losses.merge(end.taskInfo().partitionId(), 1, Integer::sum);
      lastLoss = SparkFault.firstSentence(lost.reason().getOrElse(() -> ""));
    } else if (end.reason() instanceof ExceptionFailure fault) {
      String host = end.taskInfo().host();
      lastFault = fault.description() + " (" + host + ")";
      if (faulty.add(host)) {
        news.accept("worker " + host + " cannot open the job: " + fault.description());
      }
    }
  }

  /** Nothing runs any more, and Spark tells of no task's end: its own hook stops it at Ctrl-C. */
  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    running.clear();
    notifyAll();
  }
}
