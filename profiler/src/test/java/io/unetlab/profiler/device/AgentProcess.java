package io.unetlab.profiler.device;

import ai.onnxruntime.OrtEnvironment;
import io.unetlab.agent.AgentMain;
import io.unetlab.builders.ort.OnnxRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The agent in a JVM, by hand: with a class path of a test's choice, and a pipe to break. */
final class AgentProcess {

  /** As this process has it. */
  static final List<Path> CLASS_PATH =
      List.of(ClassOrigin.of(AgentMain.class), ClassOrigin.of(OrtEnvironment.class));

  private AgentProcess() {}

  static Process start(List<Path> classPath, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Donnxruntime.native.path=" + OnnxRuntime.libraries());
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add("io.unetlab.agent.AgentMain");
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static AgentTurn run(List<Path> classPath, List<String> arguments)
      throws IOException, InterruptedException {
    AgentTurn turn = new AgentTurn();
    Process process = start(classPath, arguments);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(turn::accept);
    }
    process.waitFor();
    return turn;
  }
}
