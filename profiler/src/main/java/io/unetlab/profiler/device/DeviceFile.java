package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapValues;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A device file without a slip in it. Whether the runtime that it names is there is another
 * question, asked when the device is about to be used.
 */
public final class DeviceFile {

  private final MapValues values;
  private final Path directory;

  /**
   * @param values of all keys, read without a problem
   * @param directory that the runtime's file is relative to
   */
  DeviceFile(MapValues values, Path directory) {
    this.values = values;
    this.directory = directory;
  }

  public String name() {
    return values.get(DeviceParser.NAME);
  }

  /** As adb lists it; empty takes the only device there is. */
  public Optional<String> serial() {
    return values.get(DeviceParser.SERIAL);
  }

  /** The rule that is measured by. */
  public LatencyProtocol protocol() {
    return values.get(DeviceParser.PROTOCOL).protocol();
  }

  /**
   * The device, with a runtime that is there.
   *
   * @throws SpecException when it is not there
   */
  public Device device() {
    Problems problems = new Problems();
    Optional<Device> device = device(problems);
    problems.throwIfErrors();
    return device.orElseThrow(() -> new IllegalStateException("no device, and no problem either"));
  }

  /** The device, with a runtime that is there; empty when a problem was added. */
  Optional<Device> device(Problems problems) {
    return values
        .get(DeviceParser.RUNTIME)
        .find(directory, values.get(DeviceParser.ABI), problems)
        .map(this::with);
  }

  private Device with(Device.Runtime runtime) {
    return new Device(
        name(),
        values.find(DeviceParser.TITLE).orElse(name()),
        serial(),
        values.get(DeviceParser.ABI),
        OptionalInt.of(values.get(DeviceParser.MIN_API)),
        runtime,
        values.get(DeviceParser.THREADS),
        values.get(DeviceParser.AFFINITY),
        values.get(DeviceParser.PROVIDERS).stream().map(Provider::name).toList(),
        values.get(DeviceParser.LIMITS),
        protocol());
  }
}
