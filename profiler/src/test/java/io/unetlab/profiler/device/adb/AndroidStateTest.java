package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AndroidStateTest {

  private static final String THERMAL_SERVICE =
      """
      IsStatusOverride: false
      ThermalEventListeners:
      \tcallbacks: 2
      \tkilled: false
      Thermal Status: 1
      Cached temperatures:
      \tTemperature{mValue=52.1, mType=3, mName=VIRTUAL-SKIN, mStatus=2}
      HAL Ready: true
      HAL connection:
      \tThermalHAL AIDL 1  connected: yes
      Current temperatures from HAL:
      \tTemperature{mValue=43.000004, mType=0, mName=BIG, mStatus=0}
      \tTemperature{mValue=35.21, mType=3, mName=VIRTUAL-SKIN, mStatus=1}
      \tTemperature{mValue=-3.5, mType=2, mName=battery, mStatus=0}
      Current cooling devices from HAL:
      \tCoolingDevice{mValue=0, mType=2, mName=thermal-cpufreq-0}
      Temperature static thresholds from HAL:
      \tTemperature{mValue=99.0, mType=0, mName=LATER, mStatus=0}
      """;

  private static final String BATTERY =
      """
      Current Battery Service state:
        AC powered: false
        USB powered: true
        Wireless powered: false
        Max charging current: 500000
        status: 2
        health: 2
        present: true
        level: 41
        scale: 50
        voltage: 4102
        temperature: 287
        technology: Li-ion
      """;

  @Test
  void readsTemperaturesOfNowAndNoStaleOnes() {
    Thermals thermals = Thermals.parse(THERMAL_SERVICE);
    assertThat(thermals.status()).hasValue(1);
    assertThat(thermals.temperatures())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("BIG", 43.000004, "VIRTUAL-SKIN", 35.21, "battery", -3.5));
  }

  @Test
  void anOldSystemHasNoThermalService() {
    Thermals thermals = Thermals.parse("Can't find service: thermalservice\n");
    assertThat(thermals.status()).isEmpty();
    assertThat(thermals.temperatures()).isEmpty();
  }

  @Test
  void readsTheBattery() {
    assertThat(Battery.parse(BATTERY).percent()).hasValue(82);
    assertThat(Battery.parse(BATTERY).celsius()).hasValue(28.7);
    assertThat(Battery.parse(BATTERY).charging()).contains(true);
  }

  @Test
  void aFullBatteryOnACableTakesNothingUp() {
    assertThat(Battery.parse(BATTERY.replace("status: 2", "status: 5")).charging()).contains(false);
  }

  @Test
  void valuesSetByHandAreNotBelieved() {
    Battery battery =
        Battery.parse(
            "Current Battery Service state:\n"
                + "  (UPDATES STOPPED -- use 'reset' to restart)\n"
                + "  status: 2\n  level: 100\n  temperature: 200\n");
    assertThat(battery.percent()).isEmpty();
    assertThat(battery.celsius()).isEmpty();
    assertThat(battery.charging()).isEmpty();
  }

  @Test
  void noBatterySaysNothing() {
    assertThat(Battery.parse("").percent()).isEmpty();
    assertThat(Battery.parse("").charging()).isEmpty();
    assertThat(Battery.parse(BATTERY.replace("status: 2", "status: 1")).charging()).isEmpty();
    assertThat(Battery.parse("level: full\n").percent()).isEmpty();
  }
}
