package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.ClusterService;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Connects to Apache Spark. */
public final class SparkClusterService implements ClusterService {

  @Override
  public List<String> mistakes(ClusterAddress address) {
    SparkRelease.check();
    SparkLog.toFile();
    List<String> mistakes = new ArrayList<>();
    SparkSettings.conflict(address.master()).ifPresent(mistakes::add);
    ManagerLibraries.missing(address.master()).ifPresent(mistakes::add);
    SparkConnection.silence(address.master()).ifPresent(mistakes::add);
    mistakes.addAll(KnownSettings.refusals(address.settings()));
    address
        .shared()
        .flatMap(it -> SharedPlace.mistake(it, SparkSettings.of(address)))
        .ifPresent(mistakes::add);
    return mistakes;
  }

  @Override
  public Cluster connect(ClusterAddress address, Consumer<String> news) {
    SparkRelease.check();
    SparkLog.toFile();
    KnownSettings.doubts(address.settings().keySet()).forEach(news);
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
