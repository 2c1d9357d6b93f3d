package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark's own master with two workers, and a shared folder that Hadoop reads and writes. */
@Tag("slow")
class StandaloneSparkTest extends ClusterContract {

  private static final List<String> NEWS = new CopyOnWriteArrayList<>();

  private static StandaloneSpark spark;
  private static Cluster cluster;

  @TempDir static Path folder;

  @BeforeAll
  static void connect() throws IOException {
    spark = StandaloneSpark.start("contract");
    spark.join(1);
    spark.join(1);
    cluster =
        spark.connect(
            Optional.of(folder.toUri().toString()),
            Map.of(
                "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout",
                "1s",
                // As on YARN, the workers join while Spark connects.
                "spark.cores.max",
                "2",
                "spark.scheduler.minRegisteredResourcesRatio",
                "1"),
            NEWS::add);
  }

  @AfterAll
  static void leave() {
    cluster.close();
    spark.close();
  }

  @Test
  void itTellsOfItsWorkers() {
    assertThat(cluster.slots()).isEqualTo(2);
    assertThat(NEWS).contains("worker 127.0.0.1 joined with 1 core");
  }

  @Override
  Cluster cluster() {
    return cluster;
  }
}
