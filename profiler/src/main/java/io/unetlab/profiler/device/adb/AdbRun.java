package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.DeviceException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run of a program on the device, supervised from here: it exits or is killed. */
final class AdbRun {

  private final AdbShell shell;
  private final RunFolder folder;
  private final Duration limit;
  private volatile Optional<DeviceException> overdue = Optional.empty();

  AdbRun(AdbShell shell, RunFolder folder, Duration limit) {
    this.shell = shell;
    this.folder = folder;
    this.limit = limit;
  }

  /** Runs commands; on any exception, nothing is left running on a reachable device. */
  AgentExit run(String commands, Consumer<String> lines) {
    HostProcess process = shell.start(folder.script(commands));
    StreamText err = StreamText.read(process.err());
    MarkedLines marked = new MarkedLines(lines);
    try {
      watched(process, () -> marked.read(process.out()));
    } catch (RuntimeException e) {
      process.kill();
      stop(e);
      throw e;
    }
    overdue.ifPresent(
        exception -> {
          throw exception;
        });
    int exitCode = marked.exitCode().orElseThrow(() -> lost(process, err));
    return new AgentExit(exitCode, err.text());
  }

  // So a retry finds the device back, if it returns, with nothing running there.
  private DeviceException lost(HostProcess process, StreamText err) {
    int exitCode = process.exitCode(shell.patience().shell());
    DeviceException lost = shell.lost(new Output(exitCode, "", err.text()));
    try {
      shell.awaitReturn();
      folder.stop(shell.patience().shell());
    } catch (DeviceException e) {
      lost.addSuppressed(e);
    }
    return lost;
  }

  private void watched(HostProcess process, Runnable reading) {
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    Future<?> alarm =
        watch.schedule(() -> giveUp(process), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      reading.run();
    } finally {
      alarm.cancel(false);
      watch.shutdown();
    }
  }

  private void giveUp(HostProcess process) {
    overdue =
        Optional.of(
            DeviceException.refused(
                String.format(
                    Locale.ROOT,
                    "what ran on device %s did not end within %d s and was killed",
                    shell.label(),
                    limit.toSeconds())));
    try {
      folder.stop(shell.patience().shell());
    } catch (DeviceException e) {
      overdue = Optional.of(e);
    }
    process.kill();
  }

  private void stop(RuntimeException cause) {
    try {
      folder.stop(shell.patience().shell());
    } catch (DeviceException e) {
      cause.addSuppressed(e);
    }
  }
}
