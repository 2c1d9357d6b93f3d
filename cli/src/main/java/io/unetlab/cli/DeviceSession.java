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
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures on one device, with the way there opened and closed.
 *
 * @param goOn asked while the device cools down; throws when it is not to be waited for
 */
record DeviceSession(Device device, List<BenchSubject> subjects, long seed, Runnable goOn) {

  private static final double STEP_SECONDS = 0.2;

  DeviceSession {
    subjects = List.copyOf(subjects);
  }

  /** Of a {@code bench}, which is stopped with its process. */
  DeviceSession(Device device, List<BenchSubject> subjects, long seed) {
    this(device, subjects, seed, () -> {});
  }

  /**
   * Measures.
   *
   * @throws DeviceException when the device fails
   */
  DeviceRun measure(Consumer<LatencyEvent> listener) {
    return use(transport -> measure(transport, listener));
  }

  /**
   * What the device says of itself.
   *
   * @throws DeviceException when it cannot be asked
   */
  DeviceFacts target() {
    return use(DeviceTransport::target);
  }

  private <T> T use(Function<DeviceTransport, T> work) {
    if (Devices.isDesktop(device)) {
      try (DeviceTransport transport = new DesktopTransport()) {
        return work.apply(transport);
      }
    }
    return PhoneRuntime.use(
        device,
        program -> {
          try (DeviceTransport transport =
              AdbTransport.open(Adb.find(System.getenv()), device, program)) {
            return work.apply(transport);
          }
        });
  }

  private DeviceRun measure(DeviceTransport transport, Consumer<LatencyEvent> listener) {
    DeviceGate gate = new DeviceGate(device.limits(), transport::state, this::sleep);
    return new DeviceBench(device, transport, gate, seed, "unetlab " + Version.text(), listener)
        .measure(subjects);
  }

  private void sleep(double seconds) {
    sleep(seconds, goOn);
  }

  /** Waits for a device to cool down. */
  static void sleep(double seconds, Runnable goOn) {
    try {
      for (double left = seconds; left > 0; left -= STEP_SECONDS) {
        goOn.run();
        TimeUnit.MILLISECONDS.sleep(Math.round(1000 * Math.min(left, STEP_SECONDS)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while the device cooled down");
    }
  }
}
