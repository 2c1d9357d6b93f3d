package io.unetlab.ablations;

import io.unetlab.ablations.exec.LatencyMeasurer;

/** The tests' own measurer keeps the contract too. */
class FakeBenchTest implements LatencyMeasurerContract {

  @Override
  public LatencyMeasurer measurer() {
    return new FakeBench();
  }
}
