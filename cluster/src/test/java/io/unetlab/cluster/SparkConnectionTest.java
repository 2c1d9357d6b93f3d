package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkConnectionTest {

  private static List<String> mistakes(String master, String shared, String... settings) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] words = setting.split("=", 2);
      named.put(words[0], words[1]);
    }
    return new SparkClusterService()
        .mistakes(
            new ClusterAddress(master, Optional.of(shared).filter(it -> !it.isEmpty()), named));
  }

  private static String refusal(String master) {
    return refusal(master, Optional.empty());
  }

  private static String refusal(String master, Optional<String> shared) {
    ClusterAddress address = new ClusterAddress(master, shared, Map.of());
    ClusterException e =
        catchThrowableOfType(
            ClusterException.class,
            () -> new SparkClusterService().connect(address, news -> {}).close());
    assertThat(e.getMessage()).doesNotContain("\n");
    return e.getMessage();
  }

  @Test
  void aMasterThatIsNotThereIsSaidAtOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(mistakes("spark://127.0.0.1:" + port, ""))
        .singleElement()
        .asString()
        .startsWith("spark://127.0.0.1:" + port + " does not answer: ")
        .contains("refused");
    assertThat(mistakes("spark://no-such-host.invalid:7077", ""))
        .containsExactly(
            "spark://no-such-host.invalid:7077 does not answer: there is no such host");
  }

  /** What the form of an address is, the command line knows; here Spark refuses it. */
  @Test
  void anAddressThatIsNoneIsRefusedByName() {
    for (String master : List.of("spark://host", "here", "local[many]")) {
      assertThat(mistakes(master, "")).isEmpty();
      assertThat(refusal(master)).startsWith(master + " cannot be used: ");
    }
  }

  @Test
  void aPlaceWhoseHostDoesNotExistIsRefusedByName() {
    String place = "hdfs://no-such-host.invalid/runs";
    assertThat(refusal("local[1]", Optional.of(place)))
        .startsWith(place + " cannot be used: ")
        .contains("no-such-host.invalid");
  }

  /** As Spark 4.2 ends where the secret is another. */
  @Test
  void aMasterThatRefusesWhileSparkStartsIsSaidToRefuse() {
    NullPointerException ofSpark = new NullPointerException("_taskScheduler() is null");
    assertThat(SparkConnection.refused("spark://head:7077", ofSpark))
        .startsWith("spark://head:7077 does not accept this program: ")
        .contains("Spark 4.", "spark.authenticate.secret");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(
            mistakes(
                "spark://no-such-host.invalid:7077",
                "nofs://there/place",
                "spark.executor.cores=many",
                "spark.task.cpus=few",
                "spark.executor.memory=1g"))
        .hasSize(4)
        .anyMatch(it -> it.contains("no such host"))
        .anyMatch(it -> it.contains("'many'"))
        .anyMatch(it -> it.contains("'few'"))
        .anyMatch(
            it ->
                it.equals("nofs://there/place cannot be used: No FileSystem for scheme \"nofs\""));
    assertThat(mistakes("local[1]", "file:///tmp", "spark.executor.memory=1g")).isEmpty();
    assertThat(mistakes("local[1]", "s3a://bucket/path"))
        .containsExactly(
            "s3a://bucket/path cannot be used: Class org.apache.hadoop.fs.s3a.S3AFileSystem not"
                + " found; the library that reads it has to be among Spark's jars");
    assertThat(mistakes("local[1]", "file:/a b"))
        .singleElement()
        .asString()
        .startsWith("file:/a b is not a URL: ");
  }

  @Test
  void aClusterWhoseLibrariesAreMissingSaysHowToGetThem() {
    assertThat(mistakes("yarn", ""))
        .singleElement()
        .asString()
        .startsWith("yarn needs spark-yarn_2.13, ")
        .contains("SPARK_HOME");
    assertThat(mistakes("k8s://https://127.0.0.1:1", ""))
        .singleElement()
        .asString()
        .startsWith("k8s://https://127.0.0.1:1 needs spark-kubernetes_2.13, ");
  }
}
