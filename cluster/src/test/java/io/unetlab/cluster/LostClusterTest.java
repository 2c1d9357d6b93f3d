package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark would wait for a new master and new workers without end. */
@Tag("slow")
class LostClusterTest {

  @TempDir private Path notes;

  @Test
  @Timeout(180)
  void aRunEndsWhenTheWholeClusterIsGone() throws IOException {
    try (StandaloneSpark spark = StandaloneSpark.start("gone")) {
      spark.join(1);
      try (Cluster cluster = spark.connect(Map.of(), news -> {})) {
        CompletableFuture<Void> run = ScriptJob.startEndless(cluster, notes);
        spark.kill();

        assertThatThrownBy(run::join)
            .cause()
            .isInstanceOf(ClusterException.class)
            .hasMessageContaining(spark.address() + " does not answer: ");
      }
    }
  }
}
