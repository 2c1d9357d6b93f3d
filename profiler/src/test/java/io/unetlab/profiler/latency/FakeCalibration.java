package io.unetlab.profiler.latency;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A kernel of a million operations that takes scripted times. */
record FakeCalibration(FakeClock clock, List<String> log, IntToDoubleFunction millis)
    implements Calibration {

  static final String NAME = "kernel";

  @Override
  public double flops() {
    return 1e6;
  }

  @Override
  public void run() {
    long before = log.stream().filter(NAME::equals).count();
    log.add(NAME);
    clock.passMillis(millis.applyAsDouble((int) before));
  }
}
