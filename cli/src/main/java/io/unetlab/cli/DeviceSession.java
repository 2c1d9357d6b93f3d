package io.unetlab.cli;

import io.unetlab.profiler.device.DesktopTransport;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceBench;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.device.adb.Adb;
import io.unetlab.profiler.device.adb.AdbTransport;
import io.unetlab.profiler.device.adb.PhoneRuntime;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One device's part of a {@code bench}, with the way there opened and closed. */
record DeviceSession(Device device, List<BenchSubject> subjects, long seed) {

  DeviceSession {
    subjects = List.copyOf(subjects);
  }

  /**
   * Measures.
   *
   * @throws DeviceException when the device fails
   */
  DeviceRun measure(Consumer<LatencyEvent> listener) {
    if (Devices.isDesktop(device)) {
      try (DeviceTransport transport = new DesktopTransport()) {
        return measure(transport, listener);
      }
    }
    return PhoneRuntime.use(
        device,
        program -> {
          try (DeviceTransport transport =
              AdbTransport.open(Adb.find(System.getenv()), device, program)) {
            return measure(transport, listener);
          }
        });
  }

  private DeviceRun measure(DeviceTransport transport, Consumer<LatencyEvent> listener) {
    DeviceGate gate = new DeviceGate(device.limits(), transport::state, DeviceSession::sleep);
    return new DeviceBench(device, transport, gate, seed, "unetlab " + Version.text(), listener)
        .measure(subjects);
  }

  static void sleep(double seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.round(1000 * seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while the device cooled down");
    }
  }
}
