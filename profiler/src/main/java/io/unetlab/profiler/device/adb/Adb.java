package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The adb program, which connects to devices through a server: the one that its environment names,
 * usually on this machine, where it starts one when none is running; or that of a host, which it
 * never starts or ends.
 *
 * <p>All methods throw {@link DeviceException} when adb cannot be run or does not answer.
 */
public final class Adb {

  private static final Pattern VERSION =
      Pattern.compile("Android Debug Bridge version \\d+\\.\\d+\\.(\\d+)");

  private final Path binary;
  private final Map<String, String> environment;
  private final Patience patience;
  private final Optional<AdbHost> host;
  private final Set<HostProcess> running = ConcurrentHashMap.newKeySet();
  private final HostWatch watch;
  private volatile Optional<HostServer> server = Optional.empty();

  /**
   * @param environment the full environment of adb: {@code HOME} locates its keys, {@code
   *     ANDROID_ADB_SERVER_PORT} its server
   * @param host whose server to use; empty for the environment's
   */
  public Adb(
      Path binary, Map<String, String> environment, Patience patience, Optional<AdbHost> host) {
    this.binary = binary;
    this.environment = Map.copyOf(environment);
    this.patience = patience;
    this.host = host;
    this.watch = new HostWatch(this::requireServer, patience.answer(), running);
  }

  /**
   * Finds adb through the environment, with the default timeouts.
   *
   * @param host whose server to use; empty for the environment's
   */
  public static Adb find(Map<String, String> environment, Optional<AdbHost> host) {
    return new Adb(AdbBinary.find(environment), environment, Patience.USUAL, host);
  }

  /** The devices that adb lists, in any state. */
  public List<AdbDevice> devices() {
    Output list = run(patience.shell(), "devices", "-l");
    if (list.exitCode() != 0) {
      throw DeviceException.refused(
          "adb cannot list devices"
              + at()
              + "; it says: "
              + list.complaint()
              + (host.isEmpty() ? "; try adb kill-server, then again" : ""));
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

  /** Whose server it uses; empty for the environment's. */
  Optional<AdbHost> host() {
    return host;
  }

  /** Where messages say it is, with a space before it; empty for the environment's server. */
  String at() {
    return host.map(it -> " at " + it).orElse("");
  }

  /** Why its processes were ended: the host's server no longer answered. Empty if they were not. */
  Optional<String> outage() {
    return watch.outage();
  }

  /** Waits a while for the host's server to answer, since a tunnel may be opened again. */
  void awaitServer() {
    long end = System.nanoTime() + patience.shell().toNanos();
    while (host.isPresent()) {
      try {
        requireServer();
        return;
      } catch (DeviceException e) {
        if (!e.transportLost() || System.nanoTime() > end) {
          throw e;
        }
        HostProcess.pause();
      }
    }
  }

  private void requireServer() {
    if (host.isPresent() && server.isEmpty()) {
      server = Optional.of(new HostServer(host.get(), version(), patience.answer()));
    }
    server.ifPresent(HostServer::require);
  }

  // Of this program; no server is asked.
  private int version() {
    HostProcess process = HostProcess.start(List.of(binary.toString(), "version"), environment);
    StreamText out = StreamText.read(process.out());
    process.exitCode(patience.shell());
    Matcher version = VERSION.matcher(out.text());
    if (!version.find()) {
      throw DeviceException.refused(
          "the version of " + binary + " is unknown, so it may not use the adb server" + at());
    }
    return Integer.parseInt(version.group(1));
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
    HostProcess process = startListening(arguments);
    process.endInput();
    return process;
  }

  /** Starts adb with an input that stays open. */
  HostProcess startListening(String... arguments) {
    requireServer();
    HostProcess process = HostProcess.startListening(words(arguments), environment);
    running.add(process);
    process.onExit(() -> running.remove(process));
    if (host.isPresent()) {
      watch.start();
    }
    return process;
  }

  /** Kills adb processes started here, which would outlive this process. */
  void killRunning() {
    running.forEach(HostProcess::kill);
  }

  private List<String> words(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(binary.toString());
    host.ifPresent(
        it -> {
          String address = AdbHost.bracketed(it.target());
          words.addAll(List.of("-H", address, "-P", String.valueOf(it.port())));
        });
    words.addAll(Arrays.asList(arguments));
    return words;
  }
}
