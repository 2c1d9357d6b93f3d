package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.session.DeviceSession;
import io.unetlab.profiler.session.Observer;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures a study's networks on a device. Its latencies belong to the device's own description,
 * not to its name in the study. Not thread-safe.
 */
public final class DeviceMeasurer implements LatencyMeasurer {

  private final Target.OnDevice target;
  private final String tool;
  private final Observer observer;
  private @Nullable DeviceSession session;
  private @Nullable String said;

  /**
   * @param tool this program's name and version, for the provenance
   */
  public DeviceMeasurer(Target.OnDevice target, String tool, Observer observer) {
    this.target = target;
    this.tool = tool;
    this.observer = observer;
  }

  /**
   * The device's own description, and how networks are run on it.
   *
   * @throws DeviceException when it does not answer
   */
  @Override
  public String target() {
    String known = said;
    if (known == null) {
      known = text(session().facts(), session().device());
      said = known;
    }
    return known;
  }

  /** What identifies a device and how networks run on it. */
  static String text(DeviceFacts it, Device asked) {
    return String.format(
        Locale.ROOT,
        "%s %s%s, %s, %s, %s; %s %s, %d threads, CPUs %s, providers %s%s",
        ChoiceType.word(it.kind()),
        it.name(),
        serial(it, asked),
        it.os(),
        it.soc(),
        it.abi(),
        ChoiceType.word(asked.runtime().kind()),
        asked.runtime().sha256(),
        asked.threads(),
        asked.affinity().orElse("any"),
        String.join(" ", asked.providers()),
        files(asked.runtime()));
  }

  // A phone is the same wherever it is attached; an emulator is as fast as its host, and those of
  // two hosts are called alike.
  private static String serial(DeviceFacts it, Device asked) {
    String serial = it.facts().containsKey("serial") ? " " + it.facts().get("serial") : "";
    return it.kind() == DeviceKind.PHONE
        ? serial
        : serial + asked.host().map(host -> " at " + host).orElse("");
  }

  // How networks are written for the tool changes how fast they are.
  private static String files(Device.Runtime runtime) {
    return runtime.kind() == RuntimeKind.BENCHMARK_MODEL
        ? ", "
            + ChoiceType.word(runtime.file().form())
            + " in "
            + TfliteOptions.word(runtime.file().precision())
        : "";
  }

  @Override
  public String protocol() {
    return target.protocol().name();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    return whole(session().measure(subjects, replicate));
  }

  // A partial set of rounds would be stored like a complete latency.
  private static BenchRun whole(DeviceRun run) {
    run.stopped()
        .ifPresent(
            why -> {
              throw DeviceException.lost(why);
            });
    return run.bench();
  }

  // A missing runtime makes only this device unusable: the study goes on.
  private DeviceSession session() {
    DeviceSession known = session;
    if (known == null) {
      known = new DeviceSession(device(), tool, observer);
      session = known;
    }
    return known;
  }

  private Device device() {
    try {
      return target.device();
    } catch (SpecException e) {
      throw DeviceException.refused(
          e.problems().stream().map(Problem::summary).collect(Collectors.joining("; ")));
    }
  }
}
