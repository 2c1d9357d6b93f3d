package io.unetlab.profiler.device.adb;

import java.util.Optional;

/**
 * The proof that a command on the device came to its end: adb exits 0 too when the way to the
 * device breaks, so the device's shell prints its exit code as the last line.
 */
final class ExitMark {

  private static final String WORD = "unetlab-exit";

  private ExitMark() {}

  /** A script which ends by the mark, even where it exits early. */
  static String after(String script) {
    return "(\n" + script + "\n)\n" + print();
  }

  /** The command that prints the mark of the exit code before it, on a line of its own. */
  static String print() {
    return "printf '\\n" + WORD + " %d\\n' $?";
  }

  /** The exit code that a line says, if it is the mark. */
  static Optional<Integer> of(String line) {
    String rest = line.strip();
    if (!rest.matches(WORD + " \\d{1,3}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(rest.substring(WORD.length() + 1)));
  }

  /** The output of a marked script, its mark taken off; empty without one. */
  static Optional<Output> strip(Output raw) {
    int at = raw.out().lastIndexOf("\n" + WORD + " ");
    if (at < 0) {
      return Optional.empty();
    }
    String out = raw.out().substring(0, at);
    return of(raw.out().substring(at)).map(code -> new Output(code, out, raw.err()));
  }
}
