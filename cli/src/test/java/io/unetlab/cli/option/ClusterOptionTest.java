package io.unetlab.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.ClusterAddress;
import java.nio.file.Path;
import java.util.List;
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

  private static ClusterOption.Typed typed(String... options) {
    ClusterOption option = new ClusterOption();
    new CommandLine(option).parseArgs(options);
    return option.typed();
  }

  private static Optional<ClusterAddress> address(String... options) {
    ClusterOption.Typed typed = typed(options);
    assertThat(typed.mistakes()).isEmpty();
    return typed.address();
  }

  private static String mistake(String... options) {
    List<String> mistakes = typed(options).mistakes();
    assertThat(mistakes).hasSize(1);
    return mistakes.get(0);
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
    assertThat(mistake("--on", typed))
        .startsWith("--on takes spark://HOST:PORT, local[N] ")
        .endsWith("found `" + typed + "`; did you mean `" + meant + "`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesos://host:5050", "local[0]", "here", "spark://host:0", "a b", ""})
  void whatCannotBeMeantIsNotGuessed(String typed) {
    assertThat(mistake("--on", typed))
        .startsWith("--on takes spark://HOST:PORT, local[N] ")
        .endsWith("found `" + typed + "`");
  }

  @ParameterizedTest
  @CsvSource({
    "spark://host:65536, 65536",
    "'spark://a:7077,b:99999', 99999",
    "k8s://a:70000/b, 70000"
  })
  void aPortThatIsTooHighIsNamed(String typed, String port) {
    assertThat(mistake("--on", typed))
        .endsWith("found `" + typed + "`; a port is at most 65535, not " + port);
  }

  /** An empty variable of a script would otherwise run here, or share the current directory. */
  @Test
  void anEmptyTextIsNoPlaceAndNoSetting() {
    assertThat(typed("--on", "", "--shared", "", "--conf", "").mistakes())
        .hasSize(3)
        .anyMatch(it -> it.startsWith("--on takes ") && it.endsWith("found ``"))
        .anyMatch(it -> it.startsWith("--shared takes a directory ") && it.endsWith("found ``"))
        .anyMatch(it -> it.startsWith("--conf takes KEY=VALUE") && it.endsWith("found ``"));
  }

  @Test
  void settingsAreSparksByName() {
    assertThat(
            address("--on", "yarn", "--conf", "spark.executor.memory=8g", "--conf", "spark.a==b=")
                .orElseThrow()
                .settings())
        .containsExactly(Map.entry("spark.executor.memory", "8g"), Map.entry("spark.a", "=b="));
  }

  @Test
  void aSettingIsNamedOnceAndByAName() {
    assertThat(
            typed("--on", "yarn", "--conf", "spark.a=1", "--conf", "spark.a=2", "--conf", "=3")
                .mistakes())
        .containsExactly(
            "--conf names `spark.a` twice",
            "--conf takes settings of Spark, whose names begin with spark.; found ``");
  }

  /** The value of a setting may be a secret, so a mistake in its name does not show it. */
  @Test
  void allMistakesAreToldAtOnceAndNoValueIsShown() {
    assertThat(
            typed(
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
                    folder.resolve("nowhere").toString())
                .mistakes())
        .hasSize(6)
        .anyMatch(it -> it.contains("--on takes"))
        .anyMatch(it -> it.endsWith("whose names begin with spark.; found memory"))
        .anyMatch(it -> it.endsWith("found `spark.x`"))
        .anyMatch(it -> it.contains("--on is it"))
        .anyMatch(it -> it.endsWith("there is no directory " + folder.resolve("nowhere")))
        .noneMatch(it -> it.contains("hush"));
  }

  @Test
  void whatDependsOnAClusterNeedsOne() {
    assertThat(address()).isEmpty();
    assertThat(typed("--shared", ".", "--conf", "spark.a=b").mistakes())
        .containsExactly("--shared needs --on MASTER", "--conf needs --on MASTER");
  }

  @Test
  void aSharedPlaceIsADirectoryWithItsWholeNameOrAUrl() {
    assertThat(address("--on", "yarn", "--shared", folder + "/../" + folder.getFileName()))
        .hasValueSatisfying(it -> assertThat(it.shared()).contains(folder.toString()));
    assertThat(address("--on", "yarn", "--shared", "s3a://bucket/path"))
        .hasValueSatisfying(it -> assertThat(it.shared()).contains("s3a://bucket/path"));
  }
}
