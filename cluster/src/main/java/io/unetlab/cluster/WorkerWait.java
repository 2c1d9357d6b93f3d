package io.unetlab.cluster;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Tells once when a run waits for a worker: Spark waits indefinitely and says nothing. */
final class WorkerWait {

  private static final long SECONDS = 5;

  private final JavaSparkContext spark;
  private final Consumer<String> news;
  private long since = System.nanoTime();
  private boolean told;

  WorkerWait(JavaSparkContext spark, Consumer<String> news) {
    this.spark = spark;
    this.news = news;
  }

  void look() {
    if (Slots.of(spark) > 0) {
      since = System.nanoTime();
      told = false;
    } else if (!told && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(SECONDS)) {
      news.accept(spark.master() + " has no free worker yet; waiting");
      told = true;
    }
  }
}
