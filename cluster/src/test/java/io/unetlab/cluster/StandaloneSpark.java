package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark's own master and workers, as processes of this machine. They have Spark's libraries as an
 * installation has them, and nothing of this program; their logs stay in {@code target/spark}.
 */
final class StandaloneSpark implements AutoCloseable {

  /** A worker. */
  record Machine(Process worker, Path log) {

    /** The processes in which it runs parts. */
    List<ProcessHandle> executors() {
      return worker.descendants().toList();
    }

    /** Ends them as a system does that runs out of memory. */
    void killExecutors() {
      executors().forEach(ProcessHandle::destroyForcibly);
    }

    /** The machine is gone, with all that runs on it. */
    void kill() {
      List<ProcessHandle> all = executors();
      worker.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      worker.onExit().join();
    }
  }

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ADDRESS =
      Pattern.compile("Starting Spark master at (spark://\\S+:\\d+)");

  private final Path home;
  private final Process master;
  private final String address;
  private final List<Machine> machines = new ArrayList<>();

  private StandaloneSpark(Path home) throws IOException {
    this.home = home;
    Path log = home.resolve("master.log");
    this.master = start("master", HOST, log, List.of());
    this.address = await(log, ADDRESS);
  }

  /** A master, and no worker. */
  static StandaloneSpark start(String name) throws IOException {
    Path all = Files.createDirectories(Path.of("target", "spark").toAbsolutePath());
    Path home = Files.createTempDirectory(all, name);
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (Path jar : librariesOfSpark()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    return new StandaloneSpark(home);
  }

  private static List<Path> librariesOfSpark() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(it -> it.endsWith(".jar"))
        .filter(it -> !it.matches(".*(unetlab|djl|onnx|bytedeco|moea|sqlite|tools.jackson).*"))
        .map(Path::of)
        .toList();
  }

  private Process start(String program, String host, Path log, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-cp");
    words.add(
        home.resolve("jars")
            + "/*"
            + File.pathSeparator
            + Path.of("target/test-classes").toAbsolutePath());
    words.add(SparkProgram.class.getName());
    words.add(program);
    words.addAll(List.of("--host", host, "--port", "0", "--webui-port", "0"));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("UNETLAB_CACHE", home.resolve("cache").toString());
    return builder.start();
  }

  /** A further worker, which joins on its own time. */
  Machine join(int cores) throws IOException {
    return join(cores, HOST);
  }

  /**
   * The same on another machine, as far as Spark knows.
   *
   * @param host a name of this machine
   */
  Machine join(int cores, String host) throws IOException {
    String name = "worker" + machines.size();
    Path log = home.resolve(name + ".log");
    Machine machine =
        new Machine(
            start(
                "worker",
                host,
                log,
                List.of(
                    "--cores",
                    String.valueOf(cores),
                    "--memory",
                    "1g",
                    "--work-dir",
                    home.resolve(name).toString(),
                    address)),
            log);
    machines.add(machine);
    return machine;
  }

  String address() {
    return address;
  }

  /** Connects to it as a user does. */
  Cluster connect(Map<String, String> settings, Consumer<String> news) {
    return connect(Optional.empty(), settings, news);
  }

  Cluster connect(Optional<String> shared, Map<String, String> settings, Consumer<String> news) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("spark.executor.memory", "512m");
    all.put("spark.driver.host", HOST);
    all.put("spark.driver.bindAddress", HOST);
    all.putAll(settings);
    return new SparkClusterService().connect(new ClusterAddress(address, shared, all), news);
  }

  private String await(Path log, Pattern pattern) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Matcher found = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (found.find()) {
        return found.group(1);
      }
      pause();
    }
    close();
    throw new IllegalStateException("the master did not start: " + log);
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole cluster is gone. */
  void kill() {
    machines.forEach(Machine::kill);
    master.destroyForcibly();
    master.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
