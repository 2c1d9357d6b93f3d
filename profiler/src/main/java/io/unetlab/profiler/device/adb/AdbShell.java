package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One device's shell, and its file system. Nothing that adb says is believed without a word from
 * the device itself.
 *
 * <p>All methods throw {@link DeviceException}, a lost one when the way to the device breaks.
 */
public final class AdbShell {

  private final Adb adb;
  private final String serial;

  AdbShell(Adb adb, String serial) {
    this.adb = adb;
    this.serial = serial;
  }

  public String serial() {
    return serial;
  }

  Patience patience() {
    return adb.patience();
  }

  /** Runs a script, however it ends. */
  public Output run(String script) {
    return run(script, patience().shell());
  }

  Output run(String script, Duration limit) {
    Output raw = adb.run(limit, "-s", serial, "shell", "-n", "-T", ExitMark.after(script));
    return ExitMark.strip(raw).orElseThrow(() -> lost(raw));
  }

  /** What a script prints that has to end well. */
  public String text(String script) {
    return text(script, patience().shell());
  }

  String text(String script, Duration limit) {
    Output output = run(script, limit);
    if (output.exitCode() != 0) {
      throw DeviceException.refused(
          String.format(
              "device %s failed with exit code %d at `%s`; it says: %s",
              serial,
              output.exitCode(),
              script.lines().findFirst().orElse(""),
              output.complaint()));
    }
    return output.out();
  }

  /** Copies files into a folder of the device; whether they arrived whole is not said. */
  void push(List<Path> files, String folder, long bytes) {
    List<String> words = new ArrayList<>(List.of("-s", serial, "push"));
    files.forEach(file -> words.add(file.toAbsolutePath().toString()));
    words.add(folder + "/");
    Output output = adb.run(patience().push(bytes), words.toArray(String[]::new));
    if (output.exitCode() != 0) {
      run("true"); // Throws when it was the way that broke, not the device that refused.
      throw DeviceException.refused(
          "device " + serial + " did not take the files; adb says: " + output.complaint());
    }
  }

  /** Starts a script which prints an {@link ExitMark} by itself. */
  HostProcess start(String script) {
    return adb.start("-s", serial, "shell", "-n", "-T", script);
  }

  /** Waits a while for a device that went away; a cable is soon plugged in again. */
  void awaitReturn() {
    adb.run(patience().shell(), "-s", serial, "wait-for-device");
  }

  DeviceException lost(Output raw) {
    return DeviceException.lost(
        String.format(
            "the way to device %s broke (adb exit code %d); adb says: %s; look at the cable, keep"
                + " the device awake, and try again",
            serial, raw.exitCode(), raw.complaint()));
  }
}
