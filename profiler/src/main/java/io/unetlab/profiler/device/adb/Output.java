package io.unetlab.profiler.device.adb;

/**
 * What a command printed, and how it ended.
 *
 * @param exitCode 0 when it says that all went well
 */
public record Output(int exitCode, String out, String err) {

  /** What it complained of on one line, from wherever it did. */
  String complaint() {
    String words = (err.isBlank() ? out : err).strip().replaceAll("\\s*\\R\\s*", "; ");
    return words.isEmpty() ? "nothing" : words;
  }
}
