package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.ClusterAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** What a study's settings are where the user states none, and that the user's count. */
class SparkSettingsTest {

  private static final String CACHE = "spark.executorEnv.UNETLAB_CACHE";
  private static final String LOSSES = "spark.executor.maxNumFailures";

  private static SparkConf settings(String master, Map<String, String> own) {
    return SparkSettings.of(new ClusterAddress(master, Optional.empty(), own));
  }

  @Test
  void aPartMayLoseMoreProcessesThanYarnAllows() {
    assertThat(settings("yarn", Map.of()).getInt(LOSSES, 0)).isGreaterThan(100);
    assertThat(settings("yarn", Map.of(LOSSES, "4")).getInt(LOSSES, 0)).isEqualTo(4);
  }

  @Test
  void aMachineThatYarnLosesDoesNotEndTheRun() {
    Duration expiry = Duration.ofMinutes(10);
    assertThat(
            settings("yarn", Map.of()).getTimeAsSeconds("spark.rpc.io.connectionTimeout", "120s"))
        .isGreaterThan(expiry.toSeconds());
  }

  @Test
  void inAPodTheCacheNeedsNoHome() {
    String master = "k8s://https://host:6443";
    assertThat(settings(master, Map.of()).get(CACHE)).isEqualTo("/tmp/unetlab");
    assertThat(settings(master, Map.of(CACHE, "/cache")).get(CACHE)).isEqualTo("/cache");
    assertThat(settings("yarn", Map.of()).contains(CACHE)).isFalse();
  }

  @Test
  void variablesOfProcessesAreSettings() {
    assertThat(KnownSettings.doubts(Set.of("spark.executorEnv.JAVA_HOME"))).isEmpty();
    assertThat(KnownSettings.doubts(Set.of("spark.executor.memori")))
        .singleElement()
        .asString()
        .contains("spark.executor.memory");
  }
}
