package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imported latencies as text, every value of them, for the expectations beside the fixtures. */
final class ImportedText {

  private final List<String> lines = new ArrayList<>();

  private ImportedText() {}

  static String of(ImportedFile file) {
    ImportedText text = new ImportedText();
    text.lines.add(file.format().toString());
    file.latencies().forEach(text::latency);
    file.notes().forEach(note -> text.lines.add("note: " + note));
    return String.join("\n", text.lines);
  }

  private void latency(ImportedLatency it) {
    lines.add("");
    lines.add(it.network().name() + ": " + it.latency().ms() + " ms, " + it.latency().statistic());
    lines.add(
        "  how: " + it.latency().how() + ", " + it.source().text() + say(", ", it.source().url()));
    if (it.latency().n().isPresent()) {
      lines.add("  n: " + it.latency().n().getAsLong());
    }
    lines.add("  figures: " + it.latency().figures());
    it.latency().interval().ifPresent(interval -> lines.add("  interval: " + interval));
    it.latency().doubts().forEach(doubt -> lines.add("  doubt: " + doubt));
    if (!it.latency().samples().isEmpty()) {
      lines.add("  samples: " + it.latency().samples());
    }
    add("part", it.network().part());
    add("spec", it.network().specHash());
    add("model", it.network().modelSha256());
    if (it.network().steps().isPresent()) {
      lines.add("  steps: " + it.network().steps().getAsInt());
    }
    target(it.latency().device());
    runtime(it.latency().runtime());
    add("memory", it.peakMemory());
    if (!it.layers().isEmpty()) {
      lines.add("  layers: " + it.layers());
    }
    it.operations().forEach(operation -> lines.add("  " + operation));
  }

  private void target(KnownDevice target) {
    add("kind", target.kind());
    add("device", target.name());
    add("os", target.os());
    add("soc", target.soc());
    if (!target.facts().isEmpty()) {
      lines.add("  device's facts: " + target.facts());
    }
  }

  private void runtime(KnownRuntime runtime) {
    add("runtime", runtime.name());
    add("version", runtime.version());
    add("precision", runtime.precision());
    add("processor", runtime.processor());
    if (runtime.threads().isPresent()) {
      lines.add("  threads: " + runtime.threads().getAsInt());
    }
    if (!runtime.facts().isEmpty()) {
      lines.add("  runtime's facts: " + runtime.facts());
    }
  }

  private void add(String name, Optional<?> value) {
    value.ifPresent(it -> lines.add("  " + name + ": " + it));
  }

  private static String say(String before, Optional<String> value) {
    return value.map(it -> before + it).orElse("");
  }
}
