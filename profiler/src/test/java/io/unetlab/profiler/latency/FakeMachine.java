package io.unetlab.profiler.latency;

import io.unetlab.profiler.latency.LatencyResult.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Runs fake contenders by a fake clock, and keeps what it is told. */
final class FakeMachine {

  private final FakeClock clock = new FakeClock();
  final List<String> log = new ArrayList<>();
  final List<LatencyEvent> events = new ArrayList<>();

  Measured measured(LatencyProtocol protocol, FakeContender contender) {
    return (Measured)
        measure(protocol, FakeMachine::steady, LatencyOptions.of(1), List.of(contender)).get(0);
  }

  List<LatencyResult> measure(
      LatencyProtocol protocol,
      IntToDoubleFunction kernelMillis,
      LatencyOptions options,
      List<FakeContender> contenders) {
    return new LatencyRun(
            protocol,
            new FakeCalibration(clock, log, kernelMillis),
            options.withNanoClock(clock).withListener(events::add))
        .measure(List.copyOf(contenders));
  }

  FakeContender contender(String name, IntToDoubleFunction millis) {
    return new FakeContender(name, clock, log, millis);
  }

  /** Milliseconds of the calibration kernel on a machine that nothing disturbs. */
  static double steady(int run) {
    return 1;
  }
}
