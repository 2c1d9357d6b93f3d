package io.unetlab.profiler.importer;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceGate;
import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.RunShare;
import io.unetlab.profiler.device.ToolCall;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * LiteRT's benchmark_model on a device: each file is pushed, the tool runs once the device is
 * within its limits, and its output is read like any of its logs. The latencies are measured here,
 * on a connected device, but by the tool's rules: without rounds and calibration there is no
 * verdict.
 */
public final class LiteRtBench {

  private static final int SHOWN = 10;

  private final Device device;
  private final DeviceTransport transport;
  private final DeviceGate gate;

  public LiteRtBench(Device device, DeviceTransport transport, DeviceGate gate) {
    this.device = device;
    this.transport = transport;
    this.gate = gate;
  }

  /**
   * Measures files, one after another.
   *
   * @throws DeviceException when the device or the tool fails
   * @throws io.unetlab.spec.source.SpecException when the output of the tool is not a complete log
   */
  public ImportedFile measure(List<Path> models) {
    DeviceFacts target = transport.target();
    List<ImportedLatency> latencies = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (Path model : models) {
      ImportedFile read = read(ImportText.of(log(model)), model);
      notes.addAll(read.notes());
      read.latencies().forEach(it -> latencies.add(known(it, model, target)));
    }
    return new ImportedFile(LatencyFormat.LITERT_LOG, latencies, List.copyOf(notes));
  }

  private static ImportedFile read(ImportText log, Path model) {
    if (!LiteRtLog.fits(log)) {
      List<String> said = log.lines().stream().filter(it -> !it.isBlank()).toList();
      String last = String.join("\n", said.subList(Math.max(0, said.size() - SHOWN), said.size()));
      throw DeviceException.refused(
          "benchmark_model ended without an error on "
              + model
              + ", but printed no result; it printed "
              + (last.isEmpty() ? "nothing" : "\n" + last));
    }
    return LiteRtLog.read(log);
  }

  private Source log(Path model) {
    if (!Files.isRegularFile(model)) {
      throw DeviceException.refused("there is no file " + model);
    }
    gate.pass();
    String place = Objects.requireNonNull(transport.push(List.of(model)).get(model), "not pushed");
    StringBuilder lines = new StringBuilder();
    AgentCall call = ToolCall.timing(device, place, RunShare.whole(device.protocol()));
    AgentExit exit = transport.run(call, line -> lines.append(line).append('\n'));
    if (exit.code() != 0) {
      AgentExit told = new AgentExit(exit.code(), exit.complaint() + lines);
      throw DeviceException.refused(told.explain("benchmark_model failed on " + model));
    }
    List<String> ignored = ToolCall.ignored(call, lines.toString());
    if (!ignored.isEmpty()) {
      throw DeviceException.refused(
          "benchmark_model does not know "
              + String.join(" ", ignored)
              + "; take another version of it, or change the device file");
    }
    return new Source(model + " on " + device.name(), lines.toString());
  }

  private ImportedLatency known(ImportedLatency read, Path model, DeviceFacts target) {
    String name = String.valueOf(model.getFileName()).replaceFirst("\\.tflite$", "");
    return new ImportedLatency(
        new ImportedNetwork(
            name, Optional.empty(), Optional.empty(), Optional.of(sum(model)), OptionalInt.empty()),
        read.latency()
            .with(target.known(), runtime(read.latency().runtime()), HowKnown.MEASURED_HERE),
        read.peakMemory(),
        read.layers(),
        read.operations(),
        new LatencySource("benchmark_model on " + device.name(), Optional.empty()));
  }

  private KnownRuntime runtime(KnownRuntime read) {
    Map<String, String> facts = new TreeMap<>(read.facts());
    facts.put("benchmark_model_sha256", device.runtime().sha256());
    facts.put("protocol", device.protocol().name());
    device.affinity().ifPresent(mask -> facts.put("affinity", mask));
    return read.with(OptionalInt.of(device.threads()), facts);
  }

  private static String sum(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
