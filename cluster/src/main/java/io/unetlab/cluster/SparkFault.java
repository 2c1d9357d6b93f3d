package io.unetlab.cluster;

/** Spark's reasons in one line, without the traces that it puts into its messages. */
final class SparkFault {

  private SparkFault() {}

  static String reason(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
