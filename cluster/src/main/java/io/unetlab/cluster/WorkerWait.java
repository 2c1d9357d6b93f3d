package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Tells once when a run waits for a worker, and ends the run when the master is gone too: Spark
 * waits indefinitely and says nothing.
 */
final class WorkerWait {

  private static final long TELLS_S = 5;
  private static final long ENDS_S = 30;

  private final JavaSparkContext spark;
  private final Consumer<String> news;
  private long since = System.nanoTime();
  private long asked = since;
  private boolean told;

  WorkerWait(JavaSparkContext spark, Consumer<String> news) {
    this.spark = spark;
    this.news = news;
  }

  /**
   * Called again and again.
   *
   * @throws ClusterException when there is neither a worker nor a master for half a minute
   */
  void look() {
    long now = System.nanoTime();
    if (Slots.of(spark) > 0) {
      since = now;
      asked = now;
      told = false;
      return;
    }
    if (!told && now - since > TimeUnit.SECONDS.toNanos(TELLS_S)) {
      news.accept(spark.master() + " has no free worker; waiting");
      told = true;
    }
    if (now - asked > TimeUnit.SECONDS.toNanos(ENDS_S)) {
      asked = now;
      requireMaster();
    }
  }

  private void requireMaster() {
    SparkConnection.silence(spark.master())
        .ifPresent(
            reason -> {
              throw new ClusterException("the cluster is lost: it has no worker, and " + reason);
            });
  }
}
