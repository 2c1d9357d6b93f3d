package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes on lines as they come, up to the {@link ExitMark}, which is kept. */
final class MarkedLines {

  /** Far more than any line of the agent. */
  private static final int LONGEST = 1 << 20;

  private static final int SHOWN = 60;

  private final Consumer<String> lines;
  private Optional<Integer> exitCode = Optional.empty();
  private boolean blank;

  MarkedLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /** The exit code that the mark told; empty when the stream broke off before. */
  Optional<Integer> exitCode() {
    return exitCode;
  }

  /**
   * Reads to the end, or to where the stream breaks.
   *
   * @throws DeviceException when a line does not end
   */
  void read(InputStream stream) {
    StringBuilder line = new StringBuilder();
    try (Reader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        if (next == '\n') {
          take(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          line.append((char) next);
        } else {
          throw endless(line);
        }
      }
    } catch (IOException e) {
      // A killed adb closes its pipe; that no mark came says the rest.
      return;
    }
    if (line.length() > 0) {
      take(line.toString());
    }
  }

  private static DeviceException endless(CharSequence line) {
    String begin = line.subSequence(0, SHOWN).toString().replaceAll("\\P{Print}", "?");
    return DeviceException.refused(
        "the device prints a line without an end, which begins with: "
            + begin
            + "; is that the right program for it?");
  }

  // The mark begins with a line break, so an empty line before it is its own.
  private void take(String line) {
    Optional<Integer> mark = ExitMark.of(line);
    if (mark.isPresent()) {
      exitCode = mark;
      blank = false;
      return;
    }
    if (blank) {
      lines.accept("");
    }
    blank = line.isEmpty();
    if (!blank) {
      lines.accept(line);
    }
  }
}
