package io.unetlab.cli;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures a study's networks on a device: what the device says of itself is what its latencies
 * belong to, not what the study calls it. For one thread at a time.
 */
final class StudyDevice implements LatencyMeasurer {

  private final Target.OnDevice target;
  private final Consumer<String> progress;
  private final BooleanSupplier stopped;
  private @Nullable Device device;
  private @Nullable String said;

  StudyDevice(Target.OnDevice target, Consumer<String> progress, BooleanSupplier stopped) {
    this.target = target;
    this.progress = progress;
    this.stopped = stopped;
  }

  /**
   * What the device says of itself, and how networks are run there.
   *
   * @throws DeviceException when it cannot be asked
   */
  @Override
  public String target() {
    String known = said;
    if (known == null) {
      known = text(session(List.of(), 0).target());
      said = known;
    }
    return known;
  }

  private String text(DeviceFacts it) {
    Device asked = device();
    return String.format(
        Locale.ROOT,
        "%s %s%s, %s, %s, %s; %s %s, %d threads, CPUs %s, providers %s",
        ChoiceType.word(it.kind()),
        it.name(),
        it.facts().containsKey("serial") ? " " + it.facts().get("serial") : "",
        it.os(),
        it.soc(),
        it.abi(),
        ChoiceType.word(asked.runtime().kind()),
        asked.runtime().sha256(),
        asked.threads(),
        asked.affinity().orElse("any"),
        String.join(" ", asked.providers()));
  }

  @Override
  public String protocol() {
    return target.protocol().name();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    Supplier<BenchRun> work = () -> whole(session(subjects, replicate).measure(this::hear));
    return Devices.isDesktop(device()) ? new MachineLock(progress, stopped).hold(work) : work.get();
  }

  // A part of the rounds would stand in the store as a latency like others.
  private static BenchRun whole(DeviceRun run) {
    run.stopped()
        .ifPresent(
            why -> {
              throw DeviceException.lost(why);
            });
    return run.bench();
  }

  private DeviceSession session(List<BenchSubject> subjects, long seed) {
    return new DeviceSession(device(), subjects, seed, this::goOn);
  }

  // A runtime that is not there is a device that cannot be measured on: the study goes on.
  private Device device() {
    Device known = device;
    if (known == null) {
      try {
        known = target.device();
      } catch (SpecException e) {
        throw DeviceException.refused(
            e.problems().stream().map(Problem::summary).collect(Collectors.joining("; ")));
      }
      device = known;
    }
    return known;
  }

  private void hear(LatencyEvent event) {
    goOn();
    progress.accept("latency of " + event.subject() + ": " + event.detail());
  }

  private void goOn() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped while measuring");
    }
  }
}
