package io.unetlab.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Tells of the processes on other machines that join and that are lost. A worker that cannot start
 * one is asked again at once and without end, so a reason of this kind is told once.
 */
final class MachineWatch extends SparkListener {

  private static final String LOST = "worker lost: ";

  private final Consumer<String> news;
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Set<String> reasons = ConcurrentHashMap.newKeySet();

  MachineWatch(Consumer<String> news) {
    this.news = news;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    String host = added.executorInfo().executorHost();
    int cores = added.executorInfo().totalCores();
    hosts.put(added.executorId(), host);
    news.accept("worker " + host + " joined with " + cores + (cores == 1 ? " core" : " cores"));
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    String told = SparkFault.firstSentence(removed.reason());
    String reason = told.startsWith(LOST) ? told.substring(LOST.length()) : told;
    String host = hosts.remove(removed.executorId());
    if (host != null) {
      news.accept("worker " + host + " is lost: " + reason);
    } else if (reasons.add(told)) {
      String what = told.startsWith(LOST) ? " is lost: " : " cannot start a process: ";
      news.accept("a worker" + what + reason);
    }
  }
}
