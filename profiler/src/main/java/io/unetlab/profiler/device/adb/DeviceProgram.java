package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;

/** What runs networks on a device: which files it consists of, and how it is started there. */
public interface DeviceProgram {

  /** Files of this machine; on the device they lie in one folder, under their own names. */
  List<Path> files();

  /**
   * The shell's commands that become the program, so the last is an {@code exec}.
   *
   * @param folder of the device, where the files lie
   */
  String command(String folder, AgentCall call);
}
