package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A local adb process; its standard input is not ours, which it would consume. */
final class HostProcess {

  private static final int PAUSE_MS = 200;

  private final String words;
  private final Process process;

  private HostProcess(String words, Process process) {
    this.words = words;
    this.process = process;
  }

  /**
   * Starts a process without input.
   *
   * @param environment the full environment; nothing is inherited
   * @throws DeviceException when it cannot be started
   */
  static HostProcess start(List<String> words, Map<String, String> environment) {
    HostProcess process = startListening(words, environment);
    process.endInput();
    return process;
  }

  /**
   * Starts a process whose input ends when it is told to, or when this process ends.
   *
   * @param environment the full environment; nothing is inherited
   * @throws DeviceException when it cannot be started
   */
  static HostProcess startListening(List<String> words, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new HostProcess(abridged(words), builder.start());
    } catch (IOException e) {
      throw DeviceException.refused("cannot start " + words.get(0) + ": " + Reason.of(e));
    }
  }

  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended, and its input with it.
      return;
    }
  }

  /** Writes to its input, if it still reads. */
  void say(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It has ended.
      return;
    }
  }

  InputStream out() {
    return process.getInputStream();
  }

  InputStream err() {
    return process.getErrorStream();
  }

  /** Waits for the process to exit; kills it after the limit. */
  int exitCode(Duration limit) {
    if (ends(limit)) {
      return process.exitValue();
    }
    kill();
    throw DeviceException.lost(
        String.format(Locale.ROOT, "adb did not end within %d s: %s", limit.toSeconds(), words));
  }

  /** Whether it exits in time. */
  boolean ends(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while waiting for " + words);
    }
  }

  /** Waits a moment before something is tried again. */
  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeviceException.refused("interrupted while waiting for adb");
    }
  }

  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  void kill() {
    process.destroyForcibly();
  }

  // The first line identifies a script.
  private static String abridged(List<String> words) {
    return String.join(" ", words).lines().findFirst().orElse("");
  }
}
