package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The adb program, which connects to devices. It starts its own server when none is running.
 *
 * <p>All methods throw {@link DeviceException} when adb cannot be run or does not answer.
 */
public final class Adb {

  private final Path binary;
  private final Map<String, String> environment;
  private final Patience patience;
  private final Set<HostProcess> running = ConcurrentHashMap.newKeySet();

  /**
   * @param environment the full environment of adb: {@code HOME} locates its keys, {@code
   *     ANDROID_ADB_SERVER_PORT} its server
   */
  public Adb(Path binary, Map<String, String> environment, Patience patience) {
    this.binary = binary;
    this.environment = Map.copyOf(environment);
    this.patience = patience;
  }

  /** Finds adb through the environment, with the default timeouts. */
  public static Adb find(Map<String, String> environment) {
    return new Adb(AdbBinary.find(environment), environment, Patience.USUAL);
  }

  /** The devices that adb lists, in any state. */
  public List<AdbDevice> devices() {
    Output list = run(patience.shell(), "devices", "-l");
    if (list.exitCode() != 0) {
      throw DeviceException.refused(
          "adb cannot list devices; it says: "
              + list.complaint()
              + "; try adb kill-server, then again");
    }
    return AdbDevice.parse(list.out());
  }

  /** The shell of the device with this serial. */
  public AdbShell on(String serial) {
    return new AdbShell(this, serial);
  }

  Patience patience() {
    return patience;
  }

  /** Runs adb until it exits; throws a lost exception on timeout. */
  Output run(Duration limit, String... arguments) {
    HostProcess process = start(arguments);
    StreamText out = StreamText.read(process.out());
    StreamText err = StreamText.read(process.err());
    int exitCode = process.exitCode(limit);
    return new Output(exitCode, out.text(), err.text());
  }

  HostProcess start(String... arguments) {
    HostProcess process = HostProcess.start(words(arguments), environment);
    running.add(process);
    process.onExit(() -> running.remove(process));
    return process;
  }

  /** Kills adb processes started here, which would outlive this process. */
  void killRunning() {
    running.forEach(HostProcess::kill);
  }

  private List<String> words(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(binary.toString());
    words.addAll(Arrays.asList(arguments));
    return words;
  }
}
