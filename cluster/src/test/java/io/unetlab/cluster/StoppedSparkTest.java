package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkContext$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark stops by itself when the cluster ends its application, as YARN may. */
class StoppedSparkTest {

  @TempDir Path notes;

  @Test
  void aRunWhoseApplicationEndsSaysThatTheClusterIsLost() {
    try (Cluster cluster =
        new SparkClusterService()
            .connect(new ClusterAddress("local[1]", Optional.empty(), Map.of()), news -> {})) {
      CompletableFuture<Void> run = ScriptJob.startEndless(cluster, notes);
      SparkContext$.MODULE$.getActive().get().stop();

      assertThatThrownBy(run::join)
          .cause()
          .isInstanceOf(ClusterException.class)
          .hasMessageStartingWith("local[1] is lost: ");
    }
  }
}
