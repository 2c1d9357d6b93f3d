package io.unetlab.cli;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Measures a study's networks on this machine, each session in a process of its own and never two
 * at once: another process that measures is waited for, since each would be measuring the other.
 */
final class StudyBench implements LatencyMeasurer {

  private final Target target;
  private final LatencyProtocol protocol;
  private final double mostSeconds;
  private final ProgressLine progress;
  private final BooleanSupplier stopped;

  StudyBench(
      Target target,
      LatencyProtocol protocol,
      double mostSeconds,
      ProgressLine progress,
      BooleanSupplier stopped) {
    this.target = target;
    this.protocol = protocol;
    this.mostSeconds = mostSeconds;
    this.progress = progress;
    this.stopped = stopped;
  }

  @Override
  public String target() {
    HostFacts host = HostFacts.read();
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %d threads, %s with %d cores",
        target.runtime().id(),
        target.runtime().version(),
        ChoiceType.word(target.precision()),
        settings(0).threads(),
        host.cpu(),
        host.cores());
  }

  @Override
  public String protocol() {
    return protocol.name();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    Path file = CacheDirectory.made("locks").resolve("measuring.lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new IllegalStateException("a lock that was got is valid");
      }
      return new ChildBench(ChildCommand.words(), mostSeconds, this::hear, stopped)
          .measure(subjects, settings(replicate));
    } catch (IOException e) {
      throw new UserException("cannot lock " + file + ": " + Reason.of(e));
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    while (lock == null) {
      progress.say("waiting for another process that measures on this machine");
      pause();
      lock = channel.tryLock();
    }
    return lock;
  }

  private void pause() {
    goOn();
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }

  private void hear(LatencyEvent event) {
    progress.say("latency of " + event.subject() + ": " + event.detail());
  }

  private void goOn() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped while measuring");
    }
  }

  private BenchSettings settings(long replicate) {
    BenchSettings usual = BenchSettings.of(protocol);
    return new BenchSettings(
        protocol,
        List.of(target.runtime()),
        target.threads().orElse(usual.threads()),
        target.precision(),
        0,
        replicate);
  }
}
