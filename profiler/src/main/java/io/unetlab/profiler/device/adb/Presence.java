package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.time.Duration;
import java.util.Locale;

/**
 * A process on the device for as long as a session uses it, by which other computers see that the
 * device is in use. It waits for input that never comes, so it ends with the connection and with
 * the process here, however that ends: a crash leaves nothing that could be mistaken for a session.
 */
final class Presence implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(5);

  // It writes its own number, by which it is found; the folder is its working directory.
  private static final String STAY =
      """
      cd %s || exit 1
      echo $$ %s >owner
      exec cat >/dev/null
      """;

  // Two that start at the same moment see each other, and both give way.
  private static final String OTHERS =
      """
      i=0
      while [ ! -s %1$s/owner ] && [ $i -lt 200 ]; do
        sleep 0.05
        i=$((i + 1))
      done
      for folder in %2$s/run-*; do
        if [ "$folder" != %1$s ] && [ -s "$folder/owner" ]; then
          read -r p name <"$folder/owner"
          if [ "$(readlink /proc/$p/cwd)" = "$folder" ]; then
            echo "$name"
          fi
        fi
      done
      """;

  // After a crash it ends in a moment.
  private static final String LASTS =
      """
      i=0
      while [ -s %1$s/owner ] && [ $i -lt 60 ]; do
        read -r p name <%1$s/owner
        [ "$(readlink /proc/$p/cwd)" = %1$s ] || exit 0
        sleep 0.05
        i=$((i + 1))
      done
      [ $i -lt 60 ] || echo "$name"
      """;

  private final AdbShell shell;
  private final String base;
  private final String folder;
  private volatile HostProcess process;

  private Presence(AdbShell shell, String base, String folder) {
    this.shell = shell;
    this.base = base;
    this.folder = folder;
    this.process = stay();
  }

  /**
   * Makes this session known on the device.
   *
   * @param base where each session has its folder
   * @param folder this session's
   * @throws DeviceException when another computer uses the device
   */
  static Presence start(AdbShell shell, String base, String folder) {
    Presence presence = new Presence(shell, base, folder);
    try {
      presence.requireAlone();
    } catch (RuntimeException e) {
      presence.close();
      throw e;
    }
    return presence;
  }

  /**
   * Waits a moment for the end of the session that has a folder.
   *
   * @throws DeviceException when it goes on: computers of one name may look like one
   */
  static void requireEnded(AdbShell shell, String folder) {
    requireNone(shell, shell.text(String.format(Locale.ROOT, LASTS, Quoting.quote(folder))));
  }

  /**
   * Makes the session known again after the connection broke.
   *
   * @throws DeviceException when another computer has taken the device meanwhile
   */
  void renew() {
    if (process.ends(Duration.ZERO)) {
      process = stay();
      requireAlone();
    }
  }

  private HostProcess stay() {
    String name = Quoting.quote(RunOwner.computer());
    return shell.startListening(String.format(Locale.ROOT, STAY, Quoting.quote(folder), name));
  }

  private void requireAlone() {
    String others =
        shell.text(String.format(Locale.ROOT, OTHERS, Quoting.quote(folder), Quoting.quote(base)));
    requireNone(shell, others);
  }

  private static void requireNone(AdbShell shell, String computers) {
    computers
        .lines()
        .findFirst()
        .ifPresent(
            computer -> {
              throw DeviceException.refused(
                  "the computer "
                      + computer
                      + " uses device "
                      + shell.label()
                      + " now; wait for it to end, and try again");
            });
  }

  @Override
  public void close() {
    process.endInput();
    if (!process.ends(END)) {
      process.kill();
    }
  }
}
