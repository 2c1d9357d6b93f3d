package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.ClusterService;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Connects to Apache Spark. */
public final class SparkClusterService implements ClusterService {

  @Override
  public Cluster connect(ClusterAddress address, Consumer<String> news) {
    SparkRelease.check();
    SparkLog.toFile();
    KnownSettings.check(address.settings(), news);
    JavaSparkContext spark = SparkConnection.open(address, news);
    try {
      return new SparkCluster(spark, address.shared(), news);
    } catch (UncheckedIOException e) {
      spark.close();
      throw new ClusterException(
          address.shared().orElse("")
              + " cannot be used: "
              + Reason.of(Objects.requireNonNull(e.getCause())),
          e);
    } catch (IOException e) {
      spark.close();
      throw new ClusterException("the program cannot be sent: " + Reason.of(e), e);
    } catch (RuntimeException e) {
      spark.close();
      throw e;
    }
  }
}
