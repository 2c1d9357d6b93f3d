package io.unetlab.profiler.latency;

/**
 * What a latency was taken on, as the target says of itself; no option sets it. Nothing but a phone
 * is ever shown as a phone.
 */
public enum DeviceKind {
  /** An Android device that shows no sign of being anything else. */
  PHONE,
  /** A machine that runs the agent in a JVM of its own. */
  DESKTOP,
  /** An Android system in an emulator. */
  EMULATOR,
  /** Something that speaks a device's language without being one. */
  SIMULATED
}
