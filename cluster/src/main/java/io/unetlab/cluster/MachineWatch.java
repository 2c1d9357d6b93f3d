package io.unetlab.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells of the processes on other machines that join and that are lost. A worker that cannot start
 * one is asked again at once and without end, so a reason of this kind is reported once.
 */
final class MachineWatch extends SparkListener {

  private static final String LOST = "worker lost: ";
  private static final String DRIVER = "driver"; // this process, among the others

  private final Consumer<String> news;
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet(); // YARN tells of each twice
  private final Set<String> reasons = ConcurrentHashMap.newKeySet();

  MachineWatch(Consumer<String> news) {
    this.news = news;
  }

  /**
   * Listens to Spark, and tells of the processes that are there: YARN and Kubernetes start them
   * while Spark connects.
   */
  void listenTo(SparkContext spark) {
    spark.addSparkListener(this);
    for (ExecutorSummary one :
        CollectionConverters.asJava(spark.statusStore().executorList(true))) {
      if (!one.id().equals(DRIVER)) {
        joined(one.id(), one.hostPort().replaceFirst(":\\d+$", ""), one.totalCores());
      }
    }
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    ExecutorInfo info = added.executorInfo();
    joined(added.executorId(), info.executorHost(), info.totalCores());
  }

  private void joined(String executor, String host, int cores) {
    if (hosts.putIfAbsent(executor, host) == null) {
      news.accept("worker " + host + " joined with " + cores + (cores == 1 ? " core" : " cores"));
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    String told = SparkFault.firstSentence(removed.reason());
    String reason = told.startsWith(LOST) ? told.substring(LOST.length()) : told;
    String host = hosts.remove(removed.executorId());
    if (host != null) {
      gone.add(removed.executorId());
      news.accept("worker " + host + " is lost: " + reason);
    } else if (!gone.contains(removed.executorId()) && reasons.add(told)) {
      String what = told.startsWith(LOST) ? " is lost: " : " cannot start a process: ";
      news.accept("a worker" + what + reason);
    }
  }
}
