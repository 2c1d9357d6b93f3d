package io.unetlab.profiler.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Temperature and charge from Linux kernel files; empty on other systems. */
final class LinuxSensors {

  private static final double THOUSANDTHS = 1e3;
  private static final double TENTHS = 10;

  private final Path sys;

  LinuxSensors(Path sys) {
    this.sys = sys;
  }

  /** The sensors of this machine. */
  static LinuxSensors own() {
    return new LinuxSensors(Path.of("/sys"));
  }

  /** The state, without a thermal status, which only Android has. */
  DeviceState state() {
    Optional<Path> battery = folders("class/power_supply", "BAT").stream().findFirst();
    Optional<Double> percent = battery.flatMap(it -> number(it.resolve("capacity")));
    Optional<Double> tenths = battery.flatMap(it -> number(it.resolve("temp")));
    return new DeviceState(
        OptionalInt.empty(),
        temperatures(),
        percent.map(it -> OptionalInt.of(it.intValue())).orElse(OptionalInt.empty()),
        tenths.map(it -> OptionalDouble.of(it / TENTHS)).orElse(OptionalDouble.empty()),
        battery
            .flatMap(it -> text(it.resolve("status")))
            .filter(it -> !it.equals("Unknown"))
            .map(it -> it.equals("Charging")));
  }

  /** The frequency governor of the first core. */
  Optional<String> governor() {
    return text(sys.resolve("devices/system/cpu/cpu0/cpufreq/scaling_governor"));
  }

  private Map<String, Double> temperatures() {
    Map<String, Double> celsius = new LinkedHashMap<>();
    for (Path zone : folders("class/thermal", "thermal_zone")) {
      Optional<Double> reading = number(zone.resolve("temp"));
      if (reading.isPresent()) {
        String type = text(zone.resolve("type")).orElse("unnamed");
        // Several zones may share a type.
        String name = celsius.containsKey(type) ? type + " " + zone.getFileName() : type;
        celsius.put(name, reading.get() / THOUSANDTHS);
      }
    }
    return celsius;
  }

  private List<Path> folders(String parent, String prefix) {
    try (Stream<Path> all = Files.list(sys.resolve(parent))) {
      return all.filter(it -> it.getFileName().toString().startsWith(prefix)).sorted().toList();
    } catch (IOException notThere) {
      return List.of();
    }
  }

  private static Optional<Double> number(Path file) {
    try {
      return text(file).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(it -> !it.isEmpty());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
