package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A standalone command-line tool. Pushed files are not executable, so it is first copied to the
 * run's folder. Its error output is merged into its output, since its log is its only result.
 */
public record ToolProgram(Path tool) implements DeviceProgram {

  @Override
  public List<Path> files() {
    return List.of(tool);
  }

  @Override
  public String command(String folder, AgentCall call) {
    return String.format(
        Locale.ROOT,
        "cp %s tool && chmod 700 tool || exit 126\nexec %s./tool %s 2>&1",
        Quoting.quote(folder + "/" + tool.getFileName()),
        DeviceProgram.taskset(call.affinity()),
        Quoting.words(call.arguments()));
  }
}
