package io.unetlab.reports.view;

import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.Readiness;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.device.SeenDevice.About;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The attached devices, and what prevents measuring on each. */
public final class DevicesView {

  private DevicesView() {}

  /** One row per device. */
  public static Table table(List<SeenDevice> devices) {
    return new Table(
        "",
        List.of(
            Column.name("serial", "serial"),
            Column.left("state", "state"),
            Column.left("kind", "kind"),
            Column.left("name", "device"),
            Column.left("soc", "chip"),
            Column.left("os", "system"),
            Column.left("abi", "ABI"),
            Column.left("thermal_status", "thermal"),
            Column.right("battery_percent", "battery"),
            Column.right("battery_celsius", "°C"),
            Column.left("ready", "ready")),
        devices.stream().map(DevicesView::row).toList());
  }

  /**
   * What prevents measuring, then other remarks; each starts with the device's serial number and
   * host.
   */
  public static List<String> notes(List<SeenDevice> devices) {
    List<String> notes = new ArrayList<>();
    for (SeenDevice device : devices) {
      Readiness.lacks(device).forEach(it -> notes.add(device.label() + ": " + it));
      Readiness.remarks(device).forEach(it -> notes.add(device.label() + ": " + it));
    }
    return List.copyOf(notes);
  }

  private static List<Cell> row(SeenDevice device) {
    return List.of(
        Cell.words(device.label()),
        Cell.words(device.state()),
        said(device, about -> ChoiceType.word(about.kind())),
        said(device, About::name),
        said(device, About::soc),
        said(device, About::os),
        said(device, about -> about.abis().stream().findFirst().orElse("none")),
        thermal(device.now()),
        percent(device.now()),
        celsius(device.now()),
        Cell.words(Readiness.lacks(device).isEmpty() ? "yes" : "no"));
  }

  private static Cell said(SeenDevice device, Function<About, String> part) {
    return device.about().map(part).map(Cell::words).orElse(Cell.missing());
  }

  private static Cell thermal(DeviceState now) {
    if (now.thermalStatus().isEmpty()) {
      return Cell.missing();
    }
    int status = now.thermalStatus().getAsInt();
    return Cell.figure(BigDecimal.valueOf(status), Readiness.thermalStatus(status));
  }

  private static Cell percent(DeviceState now) {
    if (now.batteryPercent().isEmpty()) {
      return Cell.missing();
    }
    int percent = now.batteryPercent().getAsInt();
    String shown = percent + " %" + (now.charging().orElse(false) ? ", charging" : "");
    return Cell.figure(BigDecimal.valueOf(percent), shown);
  }

  private static Cell celsius(DeviceState now) {
    if (now.batteryCelsius().isEmpty()) {
      return Cell.missing();
    }
    double celsius = now.batteryCelsius().getAsDouble();
    return Cell.figure(BigDecimal.valueOf(celsius), String.format(Locale.ROOT, "%.1f", celsius));
  }
}
