package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime's own tool for the command line, such as LiteRT's {@code benchmark_model}. It sees
 * vendor libraries that Android's virtual machine may not.
 *
 * @param executable for the device's ABI
 * @param libraries that it loads
 */
public record ToolProgram(Path executable, List<Path> libraries) implements DeviceProgram {

  public ToolProgram {
    libraries = List.copyOf(libraries);
  }

  @Override
  public List<Path> files() {
    return Stream.concat(Stream.of(executable), libraries.stream()).toList();
  }

  @Override
  public String command(String folder, AgentCall call) {
    return String.format(
        "export LD_LIBRARY_PATH=%s\nexec %s%s %s",
        Quoting.quote(folder),
        AgentProgram.taskset(call.affinity()),
        Quoting.quote(folder + "/" + executable.getFileName()),
        Quoting.words(call.arguments()));
  }
}
