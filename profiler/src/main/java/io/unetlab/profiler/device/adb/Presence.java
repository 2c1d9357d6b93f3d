package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process on the device for as long as a session uses it, by which other computers see that the
 * device is in use. It reads from the connection, so it ends with that and with the process here,
 * however that ends: a crash leaves nothing that could be mistaken for a session. Where the link to
 * a host was cut meanwhile, the host may never learn of the end; so the process notes that it is
 * heard of, and one that was not for two minutes does not count.
 */
final class Presence implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(5);
  private static final Duration BEAT = Duration.ofSeconds(20);

  // It writes its own number, by which it is found; the folder is its working directory.
  private static final String STAY =
      """
      cd %s || exit 1
      echo $$ %s >owner
      while read -r beat; do
        echo >beat
      done
      """;

  // Sets name to that of the computer that uses a folder, or fails.
  private static final String USES =
      """
      uses() {
        [ -s "$1/owner" ] || return 1
        read -r p name <"$1/owner"
        [ "$(readlink /proc/$p/cwd)" = "$1" ] || return 1
        [ ! -e "$1/beat" ] || [ $(($(date +%s) - $(stat -c %Y "$1/beat"))) -lt 120 ]
      }
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
        if [ "$folder" != %1$s ] && uses "$folder"; then
          echo "$name"
        fi
      done
      """;

  // After a crash it ends in a moment.
  private static final String LASTS =
      """
      i=0
      while [ $i -lt 60 ]; do
        uses %1$s || exit 0
        sleep 0.05
        i=$((i + 1))
      done
      echo "$name"
      """;

  private final AdbShell shell;
  private final String base;
  private final String folder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile HostProcess process;

  private Presence(AdbShell shell, String base, String folder) {
    this.shell = shell;
    this.base = base;
    this.folder = folder;
    this.process = stay();
    Thread beats = new Thread(this::beat, "device presence");
    beats.setDaemon(true);
    beats.start();
  }

  private void beat() {
    try {
      while (!closed.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.say("beat\n");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("this thread is not interrupted", e);
    }
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
    requireNone(shell, shell.text(USES + String.format(Locale.ROOT, LASTS, Quoting.quote(folder))));
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
        shell.text(
            USES + String.format(Locale.ROOT, OTHERS, Quoting.quote(folder), Quoting.quote(base)));
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
    closed.countDown();
    process.endInput();
    if (!process.ends(END)) {
      process.kill();
    }
  }
}
