package io.unetlab.profiler.device;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A valid device file. Whether its runtime file exists is checked only when the device is about to
 * be used.
 */
public final class DeviceFile {

  private final MapValues values;
  private final Path directory;

  /**
   * @param values of all keys, without problems
   * @param directory that the runtime's path is relative to
   */
  DeviceFile(MapValues values, Path directory) {
    this.values = values;
    this.directory = directory;
  }

  public String name() {
    return values.get(DeviceParser.NAME);
  }

  /** As adb lists it; empty for the only device attached. */
  public Optional<String> serial() {
    return values.get(DeviceParser.SERIAL);
  }

  /** The adb server it is attached to; empty for the one that adb uses by itself. */
  public Optional<AdbHost> host() {
    return values.find(DeviceParser.HOST);
  }

  /** What runs networks on it, whether or not its file is there. */
  public RuntimeKind runtime() {
    return values.get(DeviceParser.RUNTIME).kind();
  }

  /** The protocol to measure with. */
  public LatencyProtocol protocol() {
    return values.get(DeviceParser.PROTOCOL).protocol();
  }

  /**
   * The device with its runtime file.
   *
   * @throws SpecException when the runtime file cannot be used
   */
  public Device device() {
    Problems problems = new Problems();
    Optional<Device> device = device(problems);
    problems.throwIfErrors();
    return device.orElseThrow(() -> new IllegalStateException("no device, and no problem either"));
  }

  /** The device with its runtime file; empty when a problem was added. */
  Optional<Device> device(Problems problems) {
    return values
        .get(DeviceParser.RUNTIME)
        .find(directory, values.get(DeviceParser.ABI), delegates(), problems)
        .map(this::with);
  }

  private List<Provider> delegates() {
    return values.get(DeviceParser.PROVIDERS);
  }

  private Device with(Device.Runtime runtime) {
    return new Device(
        name(),
        values.find(DeviceParser.TITLE).orElse(name()),
        serial(),
        host(),
        values.get(DeviceParser.ABI),
        OptionalInt.of(values.get(DeviceParser.MIN_API)),
        runtime,
        values.get(DeviceParser.THREADS),
        values.get(DeviceParser.AFFINITY),
        delegates().stream().map(Provider::name).toList(),
        values.get(DeviceParser.LIMITS),
        protocol());
  }
}
