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

/** Passes on lines as they arrive, up to the {@link ExitMark}, which is stored. */
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

  /** The exit code of the mark; empty when the stream broke off before it. */
  Optional<Integer> exitCode() {
    return exitCode;
  }

  /**
   * Reads until the stream ends or breaks.
   *
   * @throws DeviceException when a line is too long
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
      // A killed adb closes its pipe; the missing mark shows it.
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

  // The mark starts with a line break, so an empty line before it belongs to it.
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
