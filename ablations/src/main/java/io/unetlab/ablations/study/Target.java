package io.unetlab.ablations.study;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceFile;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.model.SpecHash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where a study's latencies come from; each target has its own latency metric. */
public sealed interface Target {

  /** This machine, the default when a study names no target. */
  Host HOST = new Host("host", HostRuntime.DJL, Optional.empty(), ElementType.FLOAT32);

  /** A short name, unique within the study. */
  String name();

  /** The kind of target, as written in documents: {@code host}, {@code predicted}. */
  String kind();

  /** Where its latencies come from, as a phrase: {@code this machine}. */
  String words();

  /**
   * The protocol by which this program measures on it; empty if nothing is measured.
   *
   * @param onThisMachine the protocol for this machine, which a study does not choose
   */
  default Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine) {
    return Optional.empty();
  }

  /** The file that its latencies are read from; empty if they come from elsewhere. */
  default Optional<Imported> imported() {
    return match(
        host -> Optional.empty(),
        device -> Optional.empty(),
        Optional::of,
        predicted -> Optional.empty());
  }

  /** Whether this program measures on it. */
  default boolean isMeasured() {
    return match(host -> true, device -> true, imported -> false, predicted -> false);
  }

  /** The model that predicts its latencies; empty if they come from elsewhere. */
  default Optional<Predicted> predicted() {
    return match(
        host -> Optional.empty(),
        device -> Optional.empty(),
        imported -> Optional.empty(),
        Optional::of);
  }

  /** Applies the function for its kind, for callers that a target cannot know. */
  <T> T match(
      Function<Host, T> onHost,
      Function<OnDevice, T> onDevice,
      Function<Imported, T> imported,
      Function<Predicted, T> predicted);

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
    public <T> T match(
        Function<Host, T> onHost,
        Function<OnDevice, T> onDevice,
        Function<Imported, T> imported,
        Function<Predicted, T> predicted) {
      return onHost.apply(this);
    }
  }

  /**
   * Another machine, or this one treated as a device.
   *
   * @param file describes the device; empty for this machine as a device
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

    /** The measuring protocol. */
    public LatencyProtocol protocol() {
      return file.map(DeviceFile::protocol).orElse(LatencyProtocol.QUICK);
    }

    @Override
    public Optional<LatencyProtocol> protocol(LatencyProtocol onThisMachine) {
      return Optional.of(protocol());
    }

    @Override
    public <T> T match(
        Function<Host, T> onHost,
        Function<OnDevice, T> onDevice,
        Function<Imported, T> imported,
        Function<Predicted, T> predicted) {
      return onDevice.apply(this);
    }

    /**
     * The device, with an available runtime.
     *
     * @throws io.unetlab.spec.source.SpecException when the runtime is not available
     */
    public Device device() {
      return file.isPresent() ? file.get().device() : Devices.named(Devices.DESKTOP_NAME);
    }
  }

  /**
   * Latencies read from a file; nothing is run.
   *
   * @param source the file's name as the study writes it
   * @param file its contents; a latency belongs to the network whose spec hash it names
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
    public <T> T match(
        Function<Host, T> onHost,
        Function<OnDevice, T> onDevice,
        Function<Imported, T> imported,
        Function<Predicted, T> predicted) {
      return imported.apply(this);
    }

    /** The latencies of networks identified by spec hash; a name alone identifies nothing. */
    public List<ImportedLatency> tied() {
      return file.latencies().stream().filter(it -> it.network().specHash().isPresent()).toList();
    }

    /**
     * The latency of a network; empty when the file does not name it, or as a part of another kind:
     * a whole pipeline's latency is not its UNet's.
     *
     * @param kind of the network
     */
    public Optional<ImportedLatency> find(SpecHash network, String kind) {
      return tied().stream()
          .filter(it -> it.network().specHash().equals(Optional.of(network.hex())))
          .filter(it -> it.network().part().map(part -> part.isOf(kind)).orElse(true))
          .findFirst();
    }
  }

  /**
   * Latencies that a model predicts; nothing is run.
   *
   * @param source the file's name as the study writes it
   * @param file the model, with what it was fitted to
   */
  record Predicted(String name, String source, ModelFile file) implements Target {

    public Predicted {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String kind() {
      return "predicted";
    }

    @Override
    public String words() {
      return source;
    }

    @Override
    public <T> T match(
        Function<Host, T> onHost,
        Function<OnDevice, T> onDevice,
        Function<Imported, T> imported,
        Function<Predicted, T> predicted) {
      return predicted.apply(this);
    }

    public LatencyModel model() {
      return file.model();
    }
  }
}
