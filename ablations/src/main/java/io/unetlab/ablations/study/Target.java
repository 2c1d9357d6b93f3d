package io.unetlab.ablations.study;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceFile;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.NetworkPart;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.HostRuntime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a study asks latencies of: each of its targets is a metric of its own. */
public sealed interface Target {

  /** This machine, where a study names no target. */
  Host HOST = new Host("host", HostRuntime.DJL, Optional.empty(), ElementType.FLOAT32);

  /** A short name; of no other target of the study. */
  String name();

  /** What kind of target it is, as documents say it: {@code host}, {@code device}. */
  String kind();

  /** What its latencies come from, in a sentence: {@code this machine}. */
  String words();

  /**
   * The rule by which this program measures on it; empty where it measures nothing.
   *
   * @param onThisMachine the rule for this machine, which a study does not choose
   */
  Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine);

  /** Where its latencies are read from; empty where they are measured. */
  Optional<Imported> imported();

  /** The function of its kind, for callers that a target cannot know. */
  <T> T match(
      Function<Host, T> onHost, Function<OnDevice, T> onDevice, Function<Imported, T> imported);

  /**
   * This machine.
   *
   * @param threads empty for all cores
   */
  record Host(String name, HostRuntime runtime, Optional<Integer> threads, ElementType precision)
      implements Target {

    public Host {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(runtime, "runtime");
      Objects.requireNonNull(threads, "threads");
      Objects.requireNonNull(precision, "precision");
    }

    @Override
    public String kind() {
      return "host";
    }

    @Override
    public String words() {
      return "this machine";
    }

    @Override
    public Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine) {
      return Optional.of(onThisMachine);
    }

    @Override
    public Optional<Imported> imported() {
      return Optional.empty();
    }

    @Override
    public <T> T match(
        Function<Host, T> onHost, Function<OnDevice, T> onDevice, Function<Imported, T> imported) {
      return onHost.apply(this);
    }
  }

  /**
   * Another machine, or this one as another.
   *
   * @param file says which device; empty for this machine as a device
   */
  record OnDevice(String name, Optional<DeviceFile> file) implements Target {

    public OnDevice {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String kind() {
      return "device";
    }

    @Override
    public String words() {
      return "the device " + file.map(DeviceFile::name).orElse(Devices.DESKTOP_NAME);
    }

    /** The rule that is measured by. */
    public LatencyProtocol protocol() {
      return file.map(DeviceFile::protocol).orElse(LatencyProtocol.QUICK);
    }

    @Override
    public Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine) {
      return Optional.of(protocol());
    }

    @Override
    public Optional<Imported> imported() {
      return Optional.empty();
    }

    @Override
    public <T> T match(
        Function<Host, T> onHost, Function<OnDevice, T> onDevice, Function<Imported, T> imported) {
      return onDevice.apply(this);
    }

    /**
     * The device, with a runtime that is there.
     *
     * @throws io.unetlab.spec.source.SpecException when the runtime is not there
     */
    public Device device() {
      return file.isPresent() ? file.get().device() : Devices.named(Devices.DESKTOP_NAME);
    }
  }

  /**
   * Latencies that are read from a file; nothing is run for it.
   *
   * @param source the file's name, as the study has it
   * @param file what is in it; a latency belongs to the network whose spec hash it names
   */
  record Imported(String name, String source, ImportedFile file) implements Target {

    public Imported {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String kind() {
      return "imported";
    }

    @Override
    public String words() {
      return source;
    }

    @Override
    public Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine) {
      return Optional.empty();
    }

    @Override
    public Optional<Imported> imported() {
      return Optional.of(this);
    }

    @Override
    public <T> T match(
        Function<Host, T> onHost, Function<OnDevice, T> onDevice, Function<Imported, T> imported) {
      return imported.apply(this);
    }

    /** The latencies of one run of a network that a hash ties to ours; a name ties nothing. */
    public List<ImportedLatency> tied() {
      return file.latencies().stream()
          .filter(it -> it.network().specHash().isPresent())
          .filter(it -> it.network().part().map(NetworkPart.UNET::equals).orElse(true))
          .toList();
    }
  }
}
