package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every obstacle to measuring on a device is reported, with what to do. */
final class ReadinessTest {

  private static final DeviceState FINE = state(0, 80, 29.5);

  @Test
  void aCoolChargedPhoneLacksNothing() {
    SeenDevice phone = phone(DeviceKind.PHONE, 34, FINE);

    assertThat(Readiness.lacks(phone)).isEmpty();
    assertThat(Readiness.remarks(phone)).isEmpty();
  }

  @Test
  void thisMachineLacksNothing() {
    SeenDevice desktop = SeenDevice.desktop(HostFacts.read());

    assertThat(desktop.serial()).isEqualTo("desktop");
    assertThat(Readiness.lacks(desktop)).isEmpty();
    assertThat(Readiness.remarks(desktop)).isEmpty();
  }

  @Test
  void aDeviceThatCannotBeAskedSaysWhyAndNothingElse() {
    SeenDevice mute = SeenDevice.mute("R5", "unauthorized", "it is unauthorized: unlock it");

    assertThat(Readiness.lacks(mute)).containsExactly("it is unauthorized: unlock it");
    assertThat(Readiness.remarks(mute)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "25, 0, 80, 29.0, API level 25",
    "34, 2, 80, 29.0, thermal status is 2 (moderate)",
    "34, 9, 80, 29.0, thermal status is 9 (unknown)",
    "34, 0, 29, 29.0, holds 29 %",
    "34, 0, 80, 38.1, at 38.1 °C"
  })
  void oneThingInTheWayIsOneSentence(
      int api, int thermal, int percent, double celsius, String said) {
    SeenDevice device = phone(DeviceKind.PHONE, api, state(thermal, percent, celsius));

    assertThat(Readiness.lacks(device)).singleElement().asString().contains(said);
  }

  @Test
  void allThatIsInTheWayIsSaidTogether() {
    SeenDevice device = phone(DeviceKind.PHONE, 21, state(3, 5, 45));

    assertThat(Readiness.lacks(device)).hasSize(4);
  }

  @Test
  void theLimitsThemselvesAreAllowed() {
    DeviceLimits limits = DeviceLimits.USUAL;
    DeviceState edge =
        state(limits.thermalStatus(), limits.batteryPercent(), limits.batteryCelsius());

    assertThat(Readiness.lacks(phone(DeviceKind.PHONE, 26, edge))).isEmpty();
  }

  @Test
  void whatIsNoPhoneIsRemarkedButMayBeUsed() {
    for (DeviceKind kind : List.of(DeviceKind.EMULATOR, DeviceKind.SIMULATED)) {
      SeenDevice device = phone(kind, 34, FINE);

      assertThat(Readiness.lacks(device)).isEmpty();
      assertThat(Readiness.remarks(device))
          .singleElement()
          .asString()
          .contains("nothing measured on it is shown as a phone's");
    }
  }

  @Test
  void anOldPhoneTellsNoThermalStatus() {
    SeenDevice device = phone(DeviceKind.PHONE, 28, DeviceState.UNKNOWN);

    assertThat(Readiness.lacks(device)).isEmpty();
    assertThat(Readiness.remarks(device)).singleElement().asString().contains("only its battery");
  }

  private static SeenDevice phone(DeviceKind kind, int api, DeviceState now) {
    SeenDevice.About about =
        new SeenDevice.About(
            kind,
            "Google Pixel 8",
            "Google Tensor G3",
            "Android",
            OptionalInt.of(api),
            List.of("arm64-v8a"));
    return SeenDevice.asked("R5", about, now);
  }

  private static DeviceState state(int thermal, int percent, double celsius) {
    return new DeviceState(
        OptionalInt.of(thermal),
        Map.of(),
        OptionalInt.of(percent),
        OptionalDouble.of(celsius),
        Optional.empty());
  }
}
