package io.unetlab.reports.format;

import static io.unetlab.reports.format.JsonNumbers.number;

import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.Readiness;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The devices that there are, as JSON; docs/json.md describes every key. */
public final class DevicesJson {

  private static final int FORMAT = 1;

  private DevicesJson() {}

  /**
   * The document.
   *
   * @param failure why adb could not be asked; empty when it could
   */
  public static String write(List<SeenDevice> devices, Optional<String> failure) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "devices");
    map.put("adb_failure", failure);
    map.put("devices", devices.stream().map(DevicesJson::device).toList());
    return JsonText.write(map);
  }

  private static Map<String, Object> device(SeenDevice device) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("serial", device.serial());
    map.put("state", device.state());
    map.put("same_as", device.twin());
    map.put("kind", said(device, about -> ChoiceType.word(about.kind())));
    map.put("name", said(device, SeenDevice.About::name));
    map.put("soc", said(device, SeenDevice.About::soc));
    map.put("os", said(device, SeenDevice.About::os));
    map.put("api", device.about().flatMap(about -> number(about.api())));
    map.put("abis", device.about().map(SeenDevice.About::abis).orElse(List.of()));
    putState(device.now(), map);
    List<String> lacks = Readiness.lacks(device);
    map.put("ready", lacks.isEmpty());
    map.put("lacks", lacks);
    map.put("remarks", Readiness.remarks(device));
    return map;
  }

  private static void putState(DeviceState now, Map<String, Object> map) {
    map.put("thermal_status", number(now.thermalStatus()));
    Map<String, BigDecimal> temperatures = new TreeMap<>();
    now.temperatures().forEach((sensor, celsius) -> temperatures.put(sensor, number(celsius)));
    map.put("temperatures_celsius", temperatures);
    map.put("battery_percent", number(now.batteryPercent()));
    map.put("battery_celsius", number(now.batteryCelsius()));
    map.put("charging", now.charging());
  }

  private static Optional<String> said(SeenDevice device, Function<SeenDevice.About, String> part) {
    return device.about().map(part);
  }
}
