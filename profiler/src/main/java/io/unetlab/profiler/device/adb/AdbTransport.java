package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.latency.DeviceFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The connection to an Android device over adb. Its files on the device are under one folder: a
 * store of files by content, and a folder for this run. The latter is removed at the end, also on
 * Ctrl-C; leftovers of a crash are removed at the next start.
 */
public final class AdbTransport implements DeviceTransport {

  /** Breaks of the connection, one soon after the other, after which a device is lost. */
  private static final int MOST_BREAKS = 3;

  /** Where adb's shell may write and run files. */
  public static final String BASE = "/data/local/tmp/unetlab";

  /** Size limit of the store in bytes: two full-size networks. */
  public static final long STORE_LIMIT = 8L << 30;

  private final Adb adb;
  private final AdbShell shell;
  private final Device device;
  private final DeviceProgram program;
  private final DeviceClaim claim;
  private final RunFolder folder;
  private final DeviceStore store;
  private final Thread hook;
  private Optional<String> home = Optional.empty();
  private volatile boolean closed;

  private AdbTransport(
      Adb adb,
      AdbShell shell,
      Device device,
      DeviceProgram program,
      DeviceClaim claim,
      RunFolder folder,
      DeviceStore store) {
    this.adb = adb;
    this.shell = shell;
    this.device = device;
    this.program = program;
    this.claim = claim;
    this.folder = folder;
    this.store = store;
    this.hook = new Thread(this::abandon, "device clean-up");
  }

  /**
   * Connects to the device that a device file names.
   *
   * @throws DeviceException when there is none, or it does not meet the requirements
   */
  public static AdbTransport open(Adb adb, Device device, DeviceProgram program) {
    return open(adb, device, program, BASE, STORE_LIMIT);
  }

  /**
   * Connects with another folder on the device.
   *
   * @param base the device folder for all our files
   * @param storeLimit bytes
   */
  public static AdbTransport open(
      Adb adb, Device device, DeviceProgram program, String base, long storeLimit) {
    List<AdbDevice> seen = adb.devices();
    AdbShell shell = adb.on(DeviceChoice.among(seen, device.serial(), adb.at()).address(seen));
    AndroidProperties properties = AndroidProperties.of(shell);
    check(device, shell.label(), properties);
    DeviceClaim claim = DeviceClaim.take(shell, properties);
    RunFolder folder = folder(shell, base, claim);
    DeviceStore store =
        new DeviceStore(shell, base + "/store", folder.path() + "/incoming", storeLimit);
    AdbTransport transport = new AdbTransport(adb, shell, device, program, claim, folder, store);
    Runtime.getRuntime().addShutdownHook(transport.hook);
    return transport;
  }

  // Creating it removes leftovers of this process, so the claim comes first.
  private static RunFolder folder(AdbShell shell, String base, DeviceClaim claim) {
    try {
      return RunFolder.make(shell, base);
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private static void check(Device device, String label, AndroidProperties properties) {
    int minApi = device.minApi().orElse(properties.api());
    if (properties.api() < minApi) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "device %s runs Android API level %d, at least %d is required; take a newer device,"
                  + " or lower min_api if the runtime allows it",
              label,
              properties.api(),
              minApi));
    }
    if (!properties.offers(device.abi())) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "device %s does not run %s; it offers %s: name one of them as abi, with a runtime for"
                  + " it",
              label,
              device.abi(),
              properties.abis()));
    }
  }

  @Override
  public DeviceFacts target() {
    return AndroidTarget.read(shell, device.abi(), device.affinity());
  }

  @Override
  public DeviceState state() {
    return AndroidState.read(shell);
  }

  @Override
  public Map<Path, String> push(List<Path> files) {
    requireOpen();
    return store.put(files);
  }

  @Override
  public AgentExit run(AgentCall call, Consumer<String> lines) {
    requireOpen();
    String programs = home();
    folder.require(Stream.concat(call.files().stream(), Stream.of(programs)).toList());
    Duration limit = Duration.ofSeconds(call.deadlineSeconds()).plus(shell.patience().grace());
    return new AdbRun(shell, folder, limit).run(program.command(programs, call), lines);
  }

  /** The folder of the program's files, located once. */
  private String home() {
    if (home.isEmpty()) {
      List<Path> files = program.files();
      String first = Objects.requireNonNull(store.put(files).get(files.get(0)));
      home = Optional.of(first.substring(0, first.lastIndexOf('/')));
    }
    return home.get();
  }

  private void requireOpen() {
    if (closed) {
      throw DeviceException.refused("the way to device " + shell.label() + " is closed");
    }
  }

  @Override
  public void awaitReturn() {
    for (int breaks = 1; !isBack(breaks == MOST_BREAKS); breaks++) {}
  }

  // While a plug goes in, the connection may break again.
  private boolean isBack(boolean last) {
    shell.awaitReturn();
    try {
      folder.renew();
      return true;
    } catch (DeviceException e) {
      if (last || !e.transportLost()) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // This process is exiting, and the hook does the same.
    }
    try (claim) {
      removeFolder();
    }
  }

  private void abandon() {
    closed = true;
    adb.killRunning();
    removeFolder();
  }

  private void removeFolder() {
    try {
      folder.remove();
    } catch (DeviceException e) {
      // The next start removes the folder; an exception here would hide an earlier one.
      return;
    }
  }
}
