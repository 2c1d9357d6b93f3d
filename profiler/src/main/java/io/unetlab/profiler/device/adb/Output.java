package io.unetlab.profiler.device.adb;

import java.util.stream.Collectors;

/**
 * What a command printed, and how it ended.
 *
 * @param exitCode 0 for success
 */
public record Output(int exitCode, String out, String err) {

  /** Its error output on one line, or else its standard output. */
  String complaint() {
    String words =
        (err.isBlank() ? out : err)
            .lines()
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "nothing" : words;
  }
}
