package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the agent in Android's virtual machine, without an app. Both library paths are needed: Java
 * finds a runtime's library through one, and that library finds its dependencies through the other.
 *
 * @param classPath jars with {@code classes.dex}
 * @param libraries native ones, for the device's ABI
 */
public record AgentProgram(List<Path> classPath, List<Path> libraries) implements DeviceProgram {

  private static final String MAIN = "io.unetlab.agent.AgentMain";

  public AgentProgram {
    classPath = List.copyOf(classPath);
    libraries = List.copyOf(libraries);
  }

  @Override
  public List<Path> files() {
    return Stream.concat(classPath.stream(), libraries.stream()).toList();
  }

  @Override
  public String command(String folder, AgentCall call) {
    String jars =
        classPath.stream()
            .map(jar -> folder + "/" + jar.getFileName())
            .collect(Collectors.joining(":"));
    return String.format(
        Locale.ROOT,
        "export LD_LIBRARY_PATH=%s CLASSPATH=%s\nexec %sapp_process %s / %s %s",
        Quoting.quote(folder),
        Quoting.quote(jars),
        DeviceProgram.taskset(call.affinity()),
        Quoting.quote("-Djava.library.path=" + folder),
        MAIN,
        Quoting.words(call.arguments()));
  }
}
