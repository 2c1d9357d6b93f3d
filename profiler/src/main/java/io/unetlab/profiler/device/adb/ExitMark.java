package io.unetlab.profiler.device.adb;

import java.util.Optional;

/**
 * Proof that a command on the device finished: adb also exits with 0 when the connection breaks, so
 * the device's shell prints the exit code as the last line.
 */
final class ExitMark {

  private static final String WORD = "unetlab-exit";

  private ExitMark() {}

  /** A script that prints the mark at its end, even on an early exit. */
  static String after(String script) {
    return "(\n" + script + "\n)\n" + print();
  }

  /** The command that prints the mark with the preceding exit code, on a separate line. */
  static String print() {
    return "printf '\\n" + WORD + " %d\\n' $?";
  }

  /** The exit code in a line, if it is the mark. */
  static Optional<Integer> of(String line) {
    String rest = line.strip();
    if (!rest.matches(WORD + " \\d{1,3}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(rest.substring(WORD.length() + 1)));
  }

  /** The output of a marked script without its mark; empty if the mark is missing. */
  static Optional<Output> strip(Output raw) {
    int at = raw.out().lastIndexOf("\n" + WORD + " ");
    if (at < 0) {
      return Optional.empty();
    }
    String out = raw.out().substring(0, at);
    return of(raw.out().substring(at)).map(code -> new Output(code, out, raw.err()));
  }
}
