package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What measures on a device: its files, and how it is started there. */
public sealed interface DeviceProgram permits AgentProgram, ToolProgram {

  /** Files of this machine; on the device they lie in one folder, under their own names. */
  List<Path> files();

  /**
   * The shell's commands that become the program, so the last is an {@code exec}.
   *
   * @param folder of the device, where the files lie
   */
  String command(String folder, AgentCall call);

  /** The words that keep a command to some CPUs. */
  static String taskset(Optional<String> affinity) {
    return affinity.map(mask -> "taskset " + Quoting.quote(mask) + " ").orElse("");
  }
}
