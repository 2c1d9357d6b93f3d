package io.unetlab.profiler.device;

import io.unetlab.spec.source.ProblemCode;

/** The problems that reading a device file reports; {@code docs/problems.md} lists them. */
public enum DeviceCode implements ProblemCode {
  RESERVED_NAME("DEVICE001", "The name is reserved for the machine that this program runs on."),
  ONE_RUNTIME(
      "DEVICE002", "The runtime is not exactly one of `onnxruntime` and `benchmark_model`."),
  BAD_SUM("DEVICE003", "The text is not a SHA-256."),
  BAD_AFFINITY("DEVICE004", "The text is not a mask of CPUs."),
  AFFINITY_THREADS("DEVICE005", "The mask allows fewer CPUs than there are threads."),
  BAD_PROVIDERS(
      "DEVICE006", "A provider is listed twice, the runtime lacks it, or it takes only one."),
  NOT_OF_RUNTIME("DEVICE007", "The key belongs to the other runtime."),
  BAD_HOST("DEVICE008", "The text is not the address of an adb server."),
  RUNTIME_MISSING("DEVICE010", "The runtime's file cannot be found or read."),
  RUNTIME_SUM("DEVICE011", "The runtime's file has another SHA-256 than the device file says."),
  RUNTIME_CONTENT("DEVICE012", "The runtime's file has nothing that this device could run.");

  private final Entry entry;

  DeviceCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
