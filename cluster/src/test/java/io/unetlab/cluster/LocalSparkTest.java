package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterService;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark within this process. */
class LocalSparkTest extends ClusterContract {

  private static Cluster cluster;

  @BeforeAll
  static void connect() {
    ClusterService service = ServiceLoader.load(ClusterService.class).findFirst().orElseThrow();
    cluster =
        service.connect(new ClusterAddress("local[2]", Optional.empty(), Map.of()), news -> {});
  }

  @AfterAll
  static void leave() {
    cluster.close();
  }

  @Override
  Cluster cluster() {
    return cluster;
  }

  @Test
  void ithasASlotForEachThread() {
    assertThat(cluster.slots()).isEqualTo(2);
  }
}
