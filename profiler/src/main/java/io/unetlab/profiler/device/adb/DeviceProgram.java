package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A measuring program on a device: its files and its command. */
public sealed interface DeviceProgram permits AgentProgram, ToolProgram {

  /** Local files; on the device they are in one folder under the same names. */
  List<Path> files();

  /**
   * Shell commands that are replaced by the program, so the last is an {@code exec}.
   *
   * @param folder device folder with the files
   */
  String command(String folder, AgentCall call);

  /** The prefix that restricts a command to some CPUs. */
  static String taskset(Optional<String> affinity) {
    return affinity.map(mask -> "taskset " + Quoting.quote(mask) + " ").orElse("");
  }
}
