package io.unetlab.builders.ort;

/**
 * An event of ONNX Runtime's profile.
 *
 * @param category {@code Node} or {@code Session}
 * @param name of a kernel, with {@code _kernel_time}, or of a step of the session
 * @param operator of a kernel; empty if the profile does not name it
 * @param provider of a kernel, such as {@code CPUExecutionProvider}; may be empty
 * @param nodeIndex of a kernel in its graph; may be empty
 * @param startMicros since the session started
 * @param micros its duration; like the start as written, however large
 * @param line of the profile, where the event ends, from 1
 */
public record ProfileEvent(
    String category,
    String name,
    String operator,
    String provider,
    String nodeIndex,
    long startMicros,
    long micros,
    int line) {

  private static final String KERNEL_TIME = "_kernel_time";

  /** Whether it is one execution of a kernel. */
  public boolean isKernel() {
    return category.equals("Node") && name.endsWith(KERNEL_TIME);
  }

  /** Whether it is a run of the whole network. */
  public boolean isRun() {
    return category.equals("Session") && name.equals("model_run");
  }

  /** Whether it belongs to loading the file or initialising the session. */
  public boolean isLoading() {
    return category.equals("Session")
        && (name.startsWith("model_loading") || name.equals("session_initialization"));
  }

  /** The kernel's name, which may be empty and need not be unique. */
  public String kernel() {
    return name.substring(0, name.length() - KERNEL_TIME.length());
  }
}
