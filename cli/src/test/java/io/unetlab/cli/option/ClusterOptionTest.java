package io.unetlab.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.cli.output.UserException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which cluster is meant is settled before anything is connected. */
final class ClusterOptionTest {

  @TempDir private Path folder;

  private static Optional<ClusterAddress> address(String... options) {
    ClusterOption option = new ClusterOption();
    new CommandLine(option).parseArgs(options);
    return option.address();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[2]",
        "local[*]",
        "local[2,3]",
        "local-cluster[2,1,1024]",
        "spark://host:7077",
        "spark://10.0.0.1:7077,other.net:7078",
        "spark://[fe80::1]:7077",
        "yarn",
        "k8s://https://10.0.0.1:6443",
        "k8s://api.net"
      })
  void whatSparkTakesIsTaken(String master) {
    assertThat(address("--on", master).orElseThrow().master()).isEqualTo(master);
  }

  @ParameterizedTest
  @CsvSource({
    "spark://host, spark://host:7077",
    "spark:/host:7, spark://host:7",
    "host:7077, spark://host:7077",
    "local(4), local[4]",
    "local4, local[4]",
    "local[4, local[4]",
    "yarn-client, yarn",
    "https://10.0.0.1:6443, k8s://https://10.0.0.1:6443",
    "kubernetes://https://a.b, k8s://https://a.b",
    "k8s:https://a.b, k8s://https://a.b"
  })
  void whatWasProbablyMeantIsNamed(String typed, String meant) {
    assertThatThrownBy(() -> address("--on", typed))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--on takes spark://HOST:PORT, local[N] ")
        .hasMessageEndingWith("found `" + typed + "`; did you mean `" + meant + "`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesos://host:5050", "local[0]", "here", "spark://host:0", "a b"})
  void whatCannotBeMeantIsNotGuessed(String typed) {
    assertThatThrownBy(() -> address("--on", typed))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("found `" + typed + "`");
  }

  @Test
  void settingsAreSparksByName() {
    assertThat(
            address("--on", "yarn", "--conf", "spark.executor.memory=8g", "--conf", "spark.a==b=")
                .orElseThrow()
                .settings())
        .containsExactly(Map.entry("spark.executor.memory", "8g"), Map.entry("spark.a", "=b="));
  }

  /** The value of a setting may be a secret, so a mistake in its name does not show it. */
  @Test
  void allMistakesAreToldAtOnceAndNoValueIsShown() {
    assertThatThrownBy(
            () ->
                address(
                    "--on",
                    "here",
                    "--conf",
                    "memory=8g",
                    "--conf",
                    "spark.x",
                    "--conf",
                    "spark.master=yarn",
                    "--conf",
                    "sparck.authenticate.secret=hush",
                    "--shared",
                    folder.resolve("nowhere").toString()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--on takes")
        .hasMessageContaining("whose names begin with spark.; found memory\n")
        .hasMessageContaining("found `spark.x`")
        .hasMessageContaining("--on is it")
        .hasMessageContaining("there is no directory " + folder.resolve("nowhere"))
        .hasMessageNotContaining("hush");
  }

  @Test
  void whatDependsOnAClusterNeedsOne() {
    assertThat(address()).isEmpty();
    assertThat(address("--on", "")).isEmpty();
    assertThatThrownBy(() -> address("--shared", ".", "--conf", "spark.a=b"))
        .hasMessage("--shared needs --on MASTER\nunetlab: --conf needs --on MASTER");
  }

  @Test
  void aSharedPlaceIsADirectoryWithItsWholeNameOrAUrl() {
    assertThat(address("--on", "yarn", "--shared", folder + "/../" + folder.getFileName()))
        .hasValueSatisfying(it -> assertThat(it.shared()).contains(folder.toString()));
    assertThat(address("--on", "yarn", "--shared", "s3a://bucket/path"))
        .hasValueSatisfying(it -> assertThat(it.shared()).contains("s3a://bucket/path"));
  }
}
