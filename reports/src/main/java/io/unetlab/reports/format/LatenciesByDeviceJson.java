package io.unetlab.reports.format;

import io.unetlab.profiler.device.DeviceOutcome;
import io.unetlab.reports.table.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on several devices: one document each, and those that failed. */
public final class LatenciesByDeviceJson {

  private static final int FORMAT = 1;

  private LatenciesByDeviceJson() {}

  /** The document; devices stand in the order given. */
  public static String write(List<DeviceOutcome> outcomes) {
    List<Map<String, Object>> devices = new ArrayList<>();
    List<Map<String, Object>> failed = new ArrayList<>();
    for (DeviceOutcome outcome : outcomes) {
      if (outcome instanceof DeviceOutcome.Measured one) {
        devices.add(LatencyJson.document(one.run()));
      } else if (outcome instanceof DeviceOutcome.Failed one) {
        failed.add(failed(one));
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "latencies_by_device");
    map.put("devices", devices);
    map.put("failed", failed);
    return JsonText.write(map);
  }

  private static Map<String, Object> failed(DeviceOutcome.Failed outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("device", outcome.label());
    map.put("reason", outcome.reason());
    return map;
  }
}
