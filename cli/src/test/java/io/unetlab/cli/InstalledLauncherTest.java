package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installed copy, with a Java that only prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class InstalledLauncherTest {

  @TempDir private Path folder;
  private Path copy;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    copy = folder.resolve("some place/unetlab-1");
    launcher = copy.resolve("bin/unetlab");
    Files.createDirectories(copy.resolve("bin"));
    Files.createDirectories(copy.resolve("lib"));
    Files.copy(CommandRun.home().resolve("unetlab"), launcher);
    Files.createFile(copy.resolve("lib/unetlab.jar"));
  }

  @Test
  void theJarRunsFromAnotherDirectoryAndASpaceInThePathDoesNotMatter() throws Exception {
    List<String> said = run(launcher, java("my java", "17.0.9"));

    assertThat(said)
        .containsSubsequence(
            "-Dunetlab.home=" + copy, "-jar", copy + "/lib/unetlab.jar", "plan", "a b.yaml");
  }

  @Test
  void linksToTheLauncherFindTheCopy() throws Exception {
    Path relative = Files.createSymbolicLink(copy.resolve("link"), Path.of("bin/unetlab"));
    Path link = Files.createSymbolicLink(folder.resolve("unetlab"), relative);

    assertThat(run(link, java("jre", "21"))).contains(copy + "/lib/unetlab.jar");
  }

  @Test
  void aCopyWithoutItsJarSaysSo() throws Exception {
    Files.delete(copy.resolve("lib/unetlab.jar"));

    assertThat(run(launcher, java("java", "17")))
        .containsExactly(
            "unetlab: " + copy + "/lib/unetlab.jar is missing; unpack the archive again.");
  }

  @Test
  void aClusterNeedsASpark() throws Exception {
    Path java = java("java", "17");

    assertThat(run(launcher, java, Map.of(), "run", "a.yaml", "--on", "yarn"))
        .containsExactly(
            "unetlab: --on needs Apache Spark 4.2 for Scala 2.13, which is not in the archive."
                + " Unpack its package \"pre-built for Apache Hadoop\" from"
                + " https://spark.apache.org/downloads.html and set SPARK_HOME to its directory.");
    assertThat(run(launcher, java, Map.of(), "plan", "a.yaml", "--on=yarn")).hasSize(1);
    assertThat(run(launcher, java, Map.of(), "show", "--on")).contains("-jar");
    assertThat(run(launcher, java, Map.of(), "run", "a.yaml", "--on", "")).contains("-jar");
  }

  @Test
  void aSparkIsOnTheClassPathWithItsConfigurationAndWhatItAsksOfJava() throws Exception {
    Path java = java("java", "21");
    Path spark = spark("my spark", "2.13-4.2.1");

    List<String> said =
        run(launcher, java, spark(spark), "run", "a b.yaml", "--on", "spark://host:7077");

    String lib = copy + "/lib/";
    assertThat(said)
        .containsSubsequence(
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "-Dunetlab.home=" + copy,
            "-cp",
            lib
                + "unetlab.jar:"
                + lib
                + "unetlab-cluster.jar:"
                + spark
                + "/conf:"
                + spark
                + "/jars/*",
            "io.unetlab.cli.Main",
            "run",
            "a b.yaml",
            "--on",
            "spark://host:7077")
        .doesNotContain("-jar");
    Map<String, String> configured = new HashMap<>(spark(spark));
    configured.put("SPARK_CONF_DIR", "/own conf");
    configured.put("HADOOP_CONF_DIR", "/hadoop");
    assertThat(run(launcher, java, configured, "run", "a.yaml", "--on=yarn"))
        .anyMatch(it -> it.contains(":/own conf:" + spark + "/jars/*:/hadoop"));
  }

  @Test
  void anotherSparkIsNamed() throws Exception {
    Path java = java("java", "17");
    Path old = spark("old", "2.12-3.5.6");

    assertThat(run(launcher, java, spark(old), "run", "a.yaml", "--on", "yarn"))
        .containsExactly(
            "unetlab: SPARK_HOME is "
                + old
                + " with spark-core_2.12-3.5.6.jar; needed is Apache Spark 4.2 for Scala 2.13.");
    assertThat(run(launcher, java, spark(folder), "run", "a.yaml", "--on", "yarn"))
        .containsExactly(
            "unetlab: SPARK_HOME is "
                + folder
                + ", which is no unpacked Apache Spark: it has no jars/spark-core_*.jar.");
  }

  @Test
  void theLaunchersWantTheSparkThatTheModuleIsCompiledFor() throws IOException {
    String pom = Files.readString(CommandRun.home().resolve("pom.xml"));
    Matcher version = Pattern.compile("<spark.version>(\\d+\\.\\d+)\\.\\d+<").matcher(pom);
    assertThat(version.find()).isTrue();
    Matcher scala = Pattern.compile("<artifactId>spark-core_([\\d.]+)<").matcher(pom);
    assertThat(scala.find()).isTrue();

    assertThat(Files.readString(launcher))
        .contains("spark_release=" + version.group(1) + " ", "scala_release=" + scala.group(1));
    assertThat(Files.readString(Path.of("src/dist/unetlab.cmd")))
        .contains("spark-core_" + scala.group(1) + "-" + version.group(1) + ".*.jar");
  }

  private static Map<String, String> spark(Path home) {
    return Map.of("SPARK_HOME", home.toString());
  }

  private Path spark(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-core_" + version + ".jar"));
    return home;
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path program = home.resolve("bin/java");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private List<String> run(Path program, Path java) throws IOException, InterruptedException {
    return run(program, java, Map.of(), "plan", "a b.yaml");
  }

  private List<String> run(
      Path program, Path java, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("UNETLAB_CACHE", folder.resolve("cache").toString());
    builder.environment().keySet().removeIf(it -> it.matches("(SPARK|HADOOP|YARN)_.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
