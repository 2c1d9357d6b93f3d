package io.unetlab.profiler.predict;

/** Operations in one kernel, with what they take by themselves. */
record PricedGroup(OperationGroup group, OperationKey key, Estimate estimate) {

  private static final double MEGABYTE = 1e6;

  WorkKind work() {
    return key.work();
  }

  double weightMegabytes() {
    return group.weightBytes() / MEGABYTE;
  }
}
