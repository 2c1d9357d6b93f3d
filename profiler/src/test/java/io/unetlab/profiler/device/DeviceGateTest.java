package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A device's states are made up, and so is the time that passes between them. */
class DeviceGateTest {

  private static final DeviceLimits LIMITS = new DeviceLimits(1, 30, 38, 10);

  private final List<Double> waits = new ArrayList<>();

  private static DeviceState state(int thermalStatus, int percent, double celsius) {
    return new DeviceState(
        OptionalInt.of(thermalStatus),
        Map.of(),
        OptionalInt.of(percent),
        OptionalDouble.of(celsius),
        Optional.empty());
  }

  private static DeviceState warm(double celsius) {
    return state(0, 80, celsius);
  }

  private DeviceGate gate(DeviceState... states) {
    Iterator<DeviceState> next = List.of(states).iterator();
    return new DeviceGate(LIMITS, next::next, waits::add);
  }

  private static void assertRefused(DeviceGate gate, String message) {
    assertThatThrownBy(gate::pass)
        .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.transportLost()).isFalse())
        .hasMessage("the device may not be measured on" + message);
  }

  @Test
  void atItsLimitsADevicePassesAtOnce() {
    DeviceState edge = state(1, 30, 38);
    assertThat(gate(edge).pass()).isEqualTo(edge);
    assertThat(waits).isEmpty();
  }

  @Test
  void whatSaysNothingPasses() {
    assertThat(gate(DeviceState.UNKNOWN).pass()).isEqualTo(DeviceState.UNKNOWN);
    assertThat(waits).isEmpty();
  }

  @Test
  void aHotDeviceIsWaitedForUntilItIsCool() {
    DeviceState cool = state(1, 80, 37);
    assertThat(gate(state(3, 80, 40), state(2, 80, 37), cool).pass()).isEqualTo(cool);
    assertThat(waits).containsExactly(5.0, 5.0);
  }

  @Test
  void aDeviceThatStaysHotIsRefusedWithAllReasons() {
    DeviceState hot = state(2, 80, 39.5);
    assertRefused(
        gate(hot, hot, hot),
        " after 10 s of waiting: its thermal status is 2, at most 1 is allowed; its battery is at"
            + " 39.5 °C, at most 38.0 °C is allowed");
    assertThat(waits).containsExactly(5.0, 5.0);
  }

  @Test
  void anEmptyBatteryIsNotWaitedFor() {
    assertRefused(gate(state(0, 29, 25)), ": its battery holds 29 %, at least 30 % is needed");
    assertThat(waits).isEmpty();
  }

  @Test
  void laterRoundsBeginWithinTwoDegreesOfTheFirst() {
    DeviceGate gate = gate(warm(25), warm(27), warm(27.1), warm(26.9));
    gate.pass();
    assertThat(gate.pass()).isEqualTo(warm(27));
    assertThat(waits).isEmpty();
    assertThat(gate.pass()).isEqualTo(warm(26.9));
    assertThat(waits).containsExactly(5.0);
  }

  @Test
  void theRuleIsSaidWhenItRefuses() {
    DeviceGate gate = gate(warm(25), warm(30), warm(30), warm(30));
    gate.pass();
    assertRefused(
        gate, " after 10 s of waiting: its battery is at 30.0 °C, at most 27.0 °C is allowed");
  }

  /** What it was before it had cooled down is no measure. */
  @Test
  void theFirstRoundIsTheOneThatBegan() {
    DeviceGate gate = gate(warm(39), warm(30), warm(33), warm(33), warm(33));
    gate.pass();
    assertRefused(
        gate, " after 10 s of waiting: its battery is at 33.0 °C, at most 32.0 °C is allowed");
  }

  @Test
  void twoDegreesDoNotLiftTheLimit() {
    DeviceGate gate = gate(warm(37), warm(38.5), warm(38));
    gate.pass();
    assertThat(gate.pass()).isEqualTo(warm(38));
    assertThat(waits).containsExactly(5.0);
  }
}
