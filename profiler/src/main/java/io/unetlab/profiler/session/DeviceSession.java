package io.unetlab.profiler.session;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.device.DesktopTransport;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceBench;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.device.adb.Adb;
import io.unetlab.profiler.device.adb.AdbTransport;
import io.unetlab.profiler.device.adb.DeviceProgram;
import io.unetlab.profiler.device.adb.PhoneRuntime;
import io.unetlab.profiler.device.adb.ToolProgram;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.litert.ToolNetworks;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Measures on one device; opens and closes the connection. If the device is this machine, nothing
 * else measures on it meanwhile; if it is attached to a host, nothing from here measures on another
 * device of that host.
 *
 * @param tool this program's name and version, for the provenance
 */
public record DeviceSession(Device device, String tool, Observer observer) {

  private static final double STEP_SECONDS = 0.2;

  public DeviceSession {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(observer, "observer");
  }

  /**
   * Measures at least one network.
   *
   * @param seed for weights, inputs, the orders of rounds and the bootstrap
   * @throws DeviceException when the device fails
   * @throws CancellationException when the observer stopped it
   */
  public DeviceRun measure(List<BenchSubject> subjects, long seed) {
    return inTurn(transport -> run(transport, subjects, seed));
  }

  /**
   * Times graphs that need not be of a spec, such as single operations.
   *
   * @param graphs by name; at least one
   * @param seed for weights, inputs and the orders of rounds
   * @return in their order
   * @throws DeviceException when the device fails
   * @throws CancellationException when the observer stopped it
   */
  public List<LatencyResult> time(Map<String, Graph> graphs, long seed) {
    Function<DeviceTransport, List<LatencyResult>> work =
        transport -> {
          DeviceBench bench = bench(transport, seed);
          return isTool() ? bench.time(graphs, ToolNetworks.writer(device)) : bench.time(graphs);
        };
    return inTurn(work);
  }

  /**
   * What the device reports about itself.
   *
   * @throws DeviceException when it cannot be queried
   */
  public DeviceFacts facts() {
    return use(DeviceTransport::target);
  }

  /** Lets a turn start when the device is cool enough; stops waiting when the observer stops. */
  public DeviceGate gate(DeviceTransport transport) {
    return new DeviceGate(device.limits(), transport::state, this::sleep);
  }

  private <T> T inTurn(Function<DeviceTransport, T> work) {
    Optional<MachineLock> lock =
        Devices.isDesktop(device)
            ? Optional.of(MachineLock.here(observer))
            : device.host().map(it -> MachineLock.of(it, observer));
    return lock.isPresent() ? lock.get().hold(() -> use(work)) : use(work);
  }

  private <T> T use(Function<DeviceTransport, T> work) {
    if (Devices.isDesktop(device)) {
      try (DeviceTransport transport = new DesktopTransport()) {
        return work.apply(transport);
      }
    }
    if (isTool()) {
      return onPhone(new ToolProgram(device.runtime().path()), work);
    }
    try (PhoneRuntime runtime = PhoneRuntime.open(device)) {
      return onPhone(runtime.program(), work);
    }
  }

  private boolean isTool() {
    return device.runtime().kind() == RuntimeKind.BENCHMARK_MODEL;
  }

  private <T> T onPhone(DeviceProgram program, Function<DeviceTransport, T> work) {
    try (DeviceTransport transport =
        AdbTransport.open(Adb.find(System.getenv(), device.host()), device, program)) {
      return work.apply(transport);
    }
  }

  private DeviceRun run(DeviceTransport transport, List<BenchSubject> subjects, long seed) {
    DeviceBench bench = bench(transport, seed);
    return isTool()
        ? bench.measure(subjects, ToolNetworks.writer(device))
        : bench.measure(subjects);
  }

  private DeviceBench bench(DeviceTransport transport, long seed) {
    return new DeviceBench(device, transport, gate(transport), seed, tool, observer::tell);
  }

  private void sleep(double seconds) {
    try {
      for (double left = seconds; left > 0; left -= STEP_SECONDS) {
        observer.requireGoingOn("stopped while the device cooled down");
        TimeUnit.MILLISECONDS.sleep(Math.round(1000 * Math.min(left, STEP_SECONDS)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while the device cooled down");
    }
  }
}
