package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.adb.standin.Sandbox;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A host of its own that runs an agent until one of the two ends: something to interrupt. */
final class HostMain {

  private HostMain() {}

  /** Starts a host, and returns once its agent has said something. */
  static Process start(AdbServer server, StandInDevice device, Sandbox sandbox, Path jar)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HostMain.class.getName(),
            server.binary().toString(),
            device.serial(),
            sandbox.base(),
            jar.toString());
    builder.environment().putAll(server.environment());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (process.getInputStream().read() < 0) {
      throw new IOException("the host ended before its agent began");
    }
    return process;
  }

  /** Takes adb, a serial, the device's folder and a jar. */
  public static void main(String[] arguments) {
    Adb adb = new Adb(Path.of(arguments[0]), System.getenv(), AdbServer.PATIENCE, Optional.empty());
    AgentProgram program = new AgentProgram(List.of(Path.of(arguments[3])), List.of());
    try (DeviceTransport transport =
        AdbTransport.open(adb, StandInTest.device(arguments[1]), program, arguments[2], 1L << 30)) {
      AgentCall call = new AgentCall(List.of(), List.of(), Optional.empty(), 600);
      transport.run(call, System.out::println);
    } catch (DeviceException e) {
      // An interrupted host loses its adb; anything else is a failure of the test.
      if (!e.transportLost()) {
        throw e;
      }
    }
  }
}
