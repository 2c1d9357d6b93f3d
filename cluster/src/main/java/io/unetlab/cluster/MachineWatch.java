package io.unetlab.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Tells of the processes on other machines that join and that are lost. */
final class MachineWatch extends SparkListener {

  private final Consumer<String> news;
  private final Map<String, String> hosts = new ConcurrentHashMap<>();

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
    String host = hosts.remove(removed.executorId());
    news.accept(
        (host == null ? "a worker" : "worker " + host)
            + " is lost: "
            + SparkFault.firstSentence(removed.reason()));
  }
}
