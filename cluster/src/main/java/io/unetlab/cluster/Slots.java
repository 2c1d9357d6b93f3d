package io.unetlab.cluster;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/** How many tasks of Spark's can run at once. */
final class Slots {

  private Slots() {}

  // Spark's own sum, for every kind of cluster, whatever its machines and a task's number of cores.
  static int of(JavaSparkContext spark) {
    SparkContext context = spark.sc();
    return context.isStopped()
        ? 0
        : context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
  }
}
