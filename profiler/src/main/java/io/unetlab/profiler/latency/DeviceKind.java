package io.unetlab.profiler.latency;

/**
 * The kind of target, detected from what it reports; no option sets it. Only a phone is ever shown
 * as a phone.
 */
public enum DeviceKind {
  /** An Android device without any sign of being something else. */
  PHONE,
  /** A machine that runs the agent in a separate JVM. */
  DESKTOP,
  /** An Android system in an emulator. */
  EMULATOR,
  /** A program that speaks the device protocol. */
  SIMULATED
}
