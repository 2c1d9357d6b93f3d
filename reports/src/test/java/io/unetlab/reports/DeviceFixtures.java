package io.unetlab.reports;

import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.RoundLog;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencySample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A run on a device that there is not, which warmed up, clocked its cores down to 71 % and once
 * lost its cable.
 */
public final class DeviceFixtures {

  private static final long SECOND = 1_000_000_000;

  private DeviceFixtures() {}

  /**
   * One network, {@code warming}, over three rounds of four runs: 10 s a run and 12 s in the last
   * round. Its second turn broke off after one run.
   */
  public static DeviceRun run(DeviceKind kind) {
    double[] cool = {10_000, 10_000, 10_000, 10_000};
    double[] warm = {12_000, 12_000, 12_000, 12_000};
    LatencyRecord record =
        LatencyFixtures.measured("warming", LatencyFixtures.QUIET, cool, cool, warm);
    return new DeviceRun(
        device(),
        target(kind),
        LatencyFixtures.run(record),
        List.of(first(), lost(), again(), last()),
        Optional.of("stopped in round 4: too hot"));
  }

  private static RoundLog first() {
    return turn(0, 0, 1, state(0, 25.0), state(0, 25.5), OptionalDouble.of(1));
  }

  private static RoundLog lost() {
    return new RoundLog(
        "warming",
        1,
        0,
        42 * SECOND,
        state(0, 25.5),
        DeviceState.UNKNOWN,
        OptionalDouble.empty(),
        Optional.of("the cable is out"),
        List.of(new LatencySample(1, 0, 43 * SECOND, 9 * SECOND)));
  }

  private static RoundLog again() {
    return turn(1, 1, 60, DeviceState.UNKNOWN, DeviceState.UNKNOWN, OptionalDouble.empty());
  }

  private static RoundLog last() {
    return turn(2, 0, 101, state(0, 26.9), state(1, 29.25), OptionalDouble.of(0.71));
  }

  private static RoundLog turn(
      int round,
      int attempt,
      long seconds,
      DeviceState before,
      DeviceState after,
      OptionalDouble clock) {
    return new RoundLog(
        "warming",
        round,
        attempt,
        seconds * SECOND,
        before,
        after,
        clock,
        Optional.empty(),
        List.of());
  }

  private static DeviceState state(int thermalStatus, double batteryCelsius) {
    return new DeviceState(
        OptionalInt.of(thermalStatus),
        Map.of("skin", batteryCelsius + 1, "AP", batteryCelsius + 10),
        OptionalInt.of(80),
        OptionalDouble.of(batteryCelsius),
        Optional.of(true));
  }

  private static DeviceFacts target(DeviceKind kind) {
    return new DeviceFacts(
        kind,
        "Maker One",
        "Android 14 (API 34)",
        "Chip 1",
        "arm64-v8a",
        OptionalInt.of(4),
        Map.of("serial", "1A2B"));
  }

  private static Device device() {
    return new Device(
        "one",
        "One",
        Optional.empty(),
        Optional.empty(),
        "arm64-v8a",
        OptionalInt.of(26),
        new Device.Runtime(Device.RuntimeKind.ONNXRUNTIME, Path.of("runtime.aar"), "ab"),
        4,
        Optional.of("f0"),
        List.of("XNNPACK"),
        DeviceLimits.USUAL,
        LatencyProtocol.QUICK);
  }
}
