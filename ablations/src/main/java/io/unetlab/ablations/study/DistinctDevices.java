package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.device.DeviceFile;
import io.unetlab.profiler.device.DeviceLoader;
import io.unetlab.profiler.device.Devices;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No two targets are one phone: as with several devices of {@code bench}, they would disturb each
 * other's measurements. Hosts have their own serials: the emulators of two are called alike.
 */
final class DistinctDevices {

  private DistinctDevices() {}

  /** Reports targets that are, or may be, the same phone as another one. */
  static void check(List<MapValues> targets, NetworkFiles files) {
    Map<Located<String>, DeviceFile> devices = new LinkedHashMap<>();
    targets.stream()
        .flatMap(map -> map.locate(TargetKeys.DEVICE).stream())
        .filter(it -> !it.value().equals(Devices.DESKTOP_NAME))
        .forEach(
            phone ->
                files
                    .find(phone.value())
                    .flatMap(it -> DeviceLoader.read(it, new Problems()))
                    .ifPresent(it -> devices.put(phone, it)));
    Set<String> seen = new HashSet<>();
    devices.forEach((phone, file) -> check(phone, file, devices.values(), seen));
  }

  private static void check(
      Located<String> phone, DeviceFile file, Collection<DeviceFile> all, Set<String> seen) {
    String host = file.host().map(it -> " at " + it).orElse("");
    Optional<String> serial = file.serial();
    if (serial.isEmpty() && all.stream().filter(it -> it.host().equals(file.host())).count() > 1) {
      phone.error(
          StudyCode.SAME_DEVICE,
          "`" + phone.value() + "` names no serial, so it may be the same device as another one",
          "set `serial` in each file to the one that `unetlab devices` shows");
    } else if (serial.isPresent() && !seen.add(serial.get() + host)) {
      String message = "device " + serial.get() + host + " is already a target";
      phone.error(StudyCode.SAME_DEVICE, message, "leave one of them out");
    }
  }
}
