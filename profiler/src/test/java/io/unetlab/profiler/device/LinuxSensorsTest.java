package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxSensorsTest {

  @TempDir private Path sys;

  private void write(String file, String text) throws IOException {
    Path path = sys.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void readsZonesAndBattery() throws IOException {
    write("class/thermal/thermal_zone0/type", "acpitz\n");
    write("class/thermal/thermal_zone0/temp", "27800\n");
    write("class/thermal/thermal_zone1/type", "acpitz\n");
    write("class/thermal/thermal_zone1/temp", "-500\n");
    write("class/thermal/thermal_zone2/type", "off\n");
    write("class/thermal/cooling_device0/type", "Processor\n");
    write("class/power_supply/AC/online", "1\n");
    write("class/power_supply/BAT0/capacity", "83\n");
    write("class/power_supply/BAT0/temp", "312\n");
    write("class/power_supply/BAT0/status", "Charging\n");
    DeviceState state = new LinuxSensors(sys).state();
    assertThat(state.thermalStatus()).isEmpty();
    assertThat(state.temperatures())
        .isEqualTo(Map.of("acpitz", 27.8, "acpitz thermal_zone1", -0.5));
    assertThat(state.batteryPercent()).hasValue(83);
    assertThat(state.batteryCelsius()).hasValue(31.2);
    assertThat(state.charging()).contains(true);
  }

  @Test
  void aBatteryThatDoesNotKnowIsNotSaidToRest() throws IOException {
    write("class/power_supply/BAT0/status", "Unknown\n");
    assertThat(new LinuxSensors(sys).state().charging()).isEmpty();
    write("class/power_supply/BAT0/status", "Discharging\n");
    assertThat(new LinuxSensors(sys).state().charging()).contains(false);
  }

  @Test
  void aMachineThatSaysNothingIsUnknown() throws IOException {
    assertThat(new LinuxSensors(sys).state()).isEqualTo(DeviceState.UNKNOWN);
    write("class/thermal/thermal_zone0/temp", "warm\n");
    assertThat(new LinuxSensors(sys).state()).isEqualTo(DeviceState.UNKNOWN);
  }
}
