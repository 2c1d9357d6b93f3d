package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One device's shell and file system. Results are trusted only with confirmation from the device
 * itself, not from adb alone.
 *
 * <p>All methods throw {@link DeviceException}, a lost one when the connection breaks.
 */
public final class AdbShell {

  /** What is before the number of a transport, in place of a serial. */
  static final String TRANSPORT = "transport_id:";

  private final Adb adb;
  private final String serial;

  AdbShell(Adb adb, String serial) {
    this.adb = adb;
    this.serial = serial;
  }

  public String serial() {
    return serial;
  }

  /** {@code 39FX0 at lab-3:5037}, for messages; only the serial without a host. */
  String label() {
    return serial + adb.at();
  }

  Patience patience() {
    return adb.patience();
  }

  // The command's words after those that select the device.
  private String[] words(String... command) {
    List<String> words = new ArrayList<>();
    words.add(serial.startsWith(TRANSPORT) ? "-t" : "-s");
    words.add(serial.startsWith(TRANSPORT) ? serial.substring(TRANSPORT.length()) : serial);
    words.addAll(List.of(command));
    return words.toArray(String[]::new);
  }

  /** Runs a script and accepts any exit code. */
  public Output run(String script) {
    return run(script, patience().shell());
  }

  Output run(String script, Duration limit) {
    Output raw = adb.run(limit, words("shell", "-n", "-T", ExitMark.after(script)));
    return ExitMark.strip(raw).orElseThrow(() -> lost(raw));
  }

  /** The output of a script that must succeed. */
  public String text(String script) {
    return text(script, patience().shell());
  }

  String text(String script, Duration limit) {
    Output output = run(script, limit);
    if (output.exitCode() != 0) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "device %s failed with exit code %d at `%s`; it says: %s",
              label(),
              output.exitCode(),
              script.lines().findFirst().orElse(""),
              output.complaint()));
    }
    return output.out();
  }

  /** Copies files into a folder of the device; does not verify that they arrived intact. */
  void push(List<Path> files, String folder, long bytes) {
    List<String> words = new ArrayList<>(List.of(words("push")));
    files.forEach(file -> words.add(file.toAbsolutePath().toString()));
    words.add(folder + "/");
    Output output = adb.run(patience().push(bytes), words.toArray(String[]::new));
    if (output.exitCode() != 0) {
      run("true"); // Throws when the connection broke, rather than the device refusing.
      throw DeviceException.refused(
          "device " + label() + " did not take the files; adb says: " + output.complaint());
    }
  }

  /** Starts a script that prints its own {@link ExitMark}. */
  HostProcess start(String script) {
    return adb.start(words("shell", "-n", "-T", script));
  }

  /** Starts a script with an input that stays open. */
  HostProcess startListening(String script) {
    return adb.startListening(words("shell", "-T", script));
  }

  /** Waits a while for a lost device, since a cable is soon plugged in again. */
  void awaitReturn() {
    adb.awaitServer();
    adb.run(patience().shell(), words("wait-for-device"));
  }

  DeviceException lost(Output raw) {
    Optional<String> outage = adb.outage();
    return DeviceException.lost(
        "the way to device "
            + label()
            + " broke"
            + outage
                .map(": "::concat)
                .orElseGet(
                    () ->
                        " (adb exit code "
                            + raw.exitCode()
                            + "); adb says: "
                            + raw.complaint()
                            + "; look at the cable, keep the device awake, and try again"));
  }
}
