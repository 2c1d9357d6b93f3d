package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;

/**
 * A command-line tool of its own. What is pushed cannot be run, so that it is copied into the run's
 * folder first; what it says beside its output goes there too, since a log is all that it gives.
 */
public record ToolProgram(Path tool) implements DeviceProgram {

  @Override
  public List<Path> files() {
    return List.of(tool);
  }

  @Override
  public String command(String folder, AgentCall call) {
    return String.format(
        "cp %s tool && chmod 700 tool || exit 126\nexec %s./tool %s 2>&1",
        Quoting.quote(folder + "/" + tool.getFileName()),
        DeviceProgram.taskset(call.affinity()),
        Quoting.words(call.arguments()));
  }
}
