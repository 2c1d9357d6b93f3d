package io.unetlab.profiler.device;

import ai.onnxruntime.OrtEnvironment;
import io.unetlab.agent.AgentMain;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.spec.source.Reason;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This machine as a device: the same agent as on a phone, in a separate process of this process's
 * Java. Files are used in place.
 */
public final class DesktopTransport implements DeviceTransport {

  private static final long GRACE_SECONDS = 10;
  private static final int FIRST_JAVA_TO_ASK_FOR_NATIVE_ACCESS = 24;

  private final LinuxSensors sensors = LinuxSensors.own();

  @Override
  public DeviceFacts target() {
    HostFacts host = HostFacts.read();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("java", host.javaVersion());
    sensors.governor().ifPresent(governor -> facts.put("governor", governor));
    return new DeviceFacts(
        DeviceKind.DESKTOP,
        "desktop",
        host.os(),
        host.cpu(),
        System.getProperty("os.arch", "unknown"),
        OptionalInt.of(host.cores()),
        facts);
  }

  @Override
  public DeviceState state() {
    return sensors.state();
  }

  @Override
  public Map<Path, String> push(List<Path> files) {
    Map<Path, String> there = new LinkedHashMap<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw DeviceException.refused("there is no file " + file);
      }
      there.put(file, file.toAbsolutePath().toString());
    }
    return there;
  }

  @Override
  public AgentExit run(AgentCall call, Consumer<String> lines) {
    try (ScratchFolder folder = ScratchFolder.make("agent")) {
      return run(call, lines, folder.path());
    } catch (IOException e) {
      throw DeviceException.refused("the agent cannot be run here: " + Reason.of(e));
    }
  }

  // The folder receives the process's other output and JVM crash reports.
  private static AgentExit run(AgentCall call, Consumer<String> lines, Path folder)
      throws IOException {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command(call))
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    long patience = call.deadlineSeconds() + GRACE_SECONDS;
    CompletableFuture<Void> giveUp =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(patience, TimeUnit.SECONDS));
    try {
      pass(process, lines);
      int code = process.waitFor();
      if (giveUp.isDone()) {
        throw DeviceException.refused("the agent was killed after " + patience + " s");
      }
      return new AgentExit(code, Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while the agent ran");
    } finally {
      giveUp.cancel(false);
      process.destroyForcibly();
    }
  }

  private static void pass(Process process, Consumer<String> lines) throws IOException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
      }
    }
  }

  private static List<String> command(AgentCall call) {
    List<String> command = new ArrayList<>();
    call.affinity().ifPresent(mask -> command.addAll(List.of(taskset(mask), mask)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (Runtime.version().feature() >= FIRST_JAVA_TO_ASK_FOR_NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Donnxruntime.native.path=" + OnnxRuntime.libraries());
    command.addAll(List.of("-cp", classPath(), AgentMain.class.getName()));
    command.addAll(call.arguments());
    return command;
  }

  // The all-in-one jar, if that is running; its manifest would pull in the runtime.
  private static String classPath() {
    return Stream.of(AgentMain.class, OrtEnvironment.class)
        .map(ClassOrigin::of)
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String taskset(String mask) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "taskset"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                DeviceException.refused(
                    "the agent cannot be kept to the CPUs "
                        + mask
                        + ": this machine has no taskset; leave `affinity` out"))
        .toString();
  }

  @Override
  public void close() {
    // Each run's process ends with the run.
  }
}
