package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.time.Duration;
import java.util.Locale;

/**
 * The device folder of one run and the process in it. Its name identifies the owner, so that
 * leftovers of a crash are found.
 */
final class RunFolder {

  // Processes are also checked by working directory, since process IDs are reused.
  private static final String STOP =
      """
      p=$(cat %1$s/pid 2>/dev/null)
      if [ -n "$p" ] && [ "$(readlink /proc/$p/cwd)" = %1$s ]; then
        kill -9 $p
        i=0
        while [ "$(readlink /proc/$p/cwd)" = %1$s ] && [ $i -lt 60 ]; do
          sleep 0.05
          i=$((i + 1))
        done
      fi
      rm -f %1$s/pid
      """;

  // When the connection breaks, adbd sends SIGHUP only to its child, which passes it on. The trap
  // comes first: the program may print before the next line here runs.
  private static final String RUN =
      """
      cd %1$s
      trap 'kill -9 $! 2>/dev/null; exit 129' HUP INT TERM
      sh -c %2$s </dev/null &
      wait $!
      %3$s
      rm -f pid
      """;

  private final AdbShell shell;
  private final String path;
  private final Presence presence;

  private RunFolder(AdbShell shell, String path, Presence presence) {
    this.shell = shell;
    this.path = path;
    this.presence = presence;
  }

  /**
   * Creates a folder for this process after removing leftovers of crashes.
   *
   * @throws DeviceException when another process or computer uses the device
   */
  static RunFolder make(AdbShell shell, String base) {
    String list =
        shell.text(String.format(Locale.ROOT, "mkdir -p %1$s && ls -1 %1$s", Quoting.quote(base)));
    list.lines()
        .map(String::strip)
        .filter(name -> RunOwner.leftover(name, shell.label()))
        .forEach(name -> removeLeftover(shell, name, base + "/" + name));
    String path = base + "/" + RunOwner.ownName();
    shell.text("mkdir " + Quoting.quote(path));
    try {
      return new RunFolder(shell, path, Presence.start(shell, base, path));
    } catch (RuntimeException e) {
      remove(shell, path);
      throw e;
    }
  }

  private static void removeLeftover(AdbShell shell, String name, String path) {
    if (!RunOwner.isOfThisProcess(name)) {
      Presence.requireEnded(shell, path);
    }
    remove(shell, path);
  }

  String path() {
    return path;
  }

  /** A script that runs commands in this folder and prints an {@link ExitMark}. */
  String script(String commands) {
    String inner = "echo $$ >pid\n" + commands;
    return stopScript(path)
        + String.format(RUN, Quoting.quote(path), Quoting.quote(inner), ExitMark.print());
  }

  /** Kills any process in this folder and waits until it is gone. */
  void stop(Duration limit) {
    shell.run(stopScript(path), limit);
  }

  /**
   * Makes it known again that this process uses the device, after the connection broke.
   *
   * @throws DeviceException when another computer uses it by now
   */
  void renew() {
    presence.renew();
  }

  /** Kills any process in the folder and removes the folder. */
  void remove() {
    try (presence) {
      remove(shell, path);
    }
  }

  private static void remove(AdbShell shell, String path) {
    shell.text(stopScript(path) + "rm -rf " + Quoting.quote(path));
  }

  /** Throws when the device lacks this folder or one of these files. */
  void require(Iterable<String> files) {
    StringBuilder script = new StringBuilder("ls -d " + Quoting.quote(path));
    files.forEach(file -> script.append(' ').append(Quoting.quote(file)));
    Output output = shell.run(script.append(" >/dev/null").toString());
    if (output.exitCode() != 0) {
      throw DeviceException.refused(
          "files that were pushed to device "
              + shell.label()
              + " are gone: "
              + output.complaint()
              + "; does something else clean up there? Try again");
    }
  }

  private static String stopScript(String path) {
    return String.format(STOP, Quoting.quote(path));
  }
}
