package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkConnectionTest {

  private static String refusal(String master, Map<String, String> settings) {
    ClusterAddress address = new ClusterAddress(master, Optional.empty(), settings);
    ClusterException e =
        catchThrowableOfType(
            ClusterException.class,
            () -> new SparkClusterService().connect(address, news -> {}).close());
    assertThat(e.getMessage()).doesNotContain("\n");
    return e.getMessage();
  }

  private static String refusal(String master) {
    return refusal(master, Map.of());
  }

  @Test
  void aMasterThatIsNotThereIsSaidAtOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(refusal("spark://127.0.0.1:" + port))
        .startsWith("spark://127.0.0.1:" + port + " does not answer: ")
        .contains("refused");
    assertThat(refusal("spark://no-such-host.invalid:7077"))
        .isEqualTo("spark://no-such-host.invalid:7077 does not answer: there is no such host");
  }

  @Test
  void anAddressThatIsNoneSaysWhatIsExpected() {
    assertThat(refusal("spark://host"))
        .isEqualTo(
            "spark://host is no address of a master: expected spark://HOST:PORT, usually port 7077");
    assertThat(refusal("here")).contains("here", "spark://HOST:PORT", "local[N]");
    assertThat(refusal("local[many]")).contains("local[many]", "local[N]");
  }

  @Test
  void aClusterWhoseLibrariesAreMissingSaysHowToGetThem() {
    assertThat(refusal("yarn")).contains("yarn", "spark-submit");
    assertThat(refusal("k8s://https://127.0.0.1:1")).contains("k8s", "spark-submit");
  }

  @Test
  void settingsAreSparksOwn() {
    assertThat(refusal("local[1]", Map.of("executor.memory", "1g")))
        .contains("executor.memory", "spark.");
  }
}
