package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.TargetKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One run of the agent, as its lines come. */
final class AgentRun {

  private static final int SCHEMA = 1;
  private static final Pattern DESKTOP_VM = Pattern.compile("OpenJDK|HotSpot|OpenJ9");

  private final JsonLine hello;
  private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
  private final List<LatencySample> samples = new ArrayList<>();

  private AgentRun(JsonLine hello) {
    this.hello = hello;
  }

  static AgentRun begin(JsonLine hello) {
    long schema = hello.count("schema", 1);
    if (schema != SCHEMA) {
      throw hello
          .text()
          .problem(
              ImportCode.WRONG_LINE,
              hello.number(),
              "expected lines of schema " + SCHEMA + ", found schema " + schema,
              "they are of another version's agent; import them with that version");
    }
    return new AgentRun(hello);
  }

  int samples() {
    return samples.size();
  }

  void take(JsonLine line) {
    switch (line.kind()) {
      case "load" -> figures.put(Figure.LOAD, millis(line));
      case "first" -> figures.put(Figure.FIRST_RUN, millis(line));
      case "sample" -> samples.add(sample(line));
      case "warmup", "check" -> {
        // neither is a latency
      }
      case "failed" -> throw failed(line);
      default ->
          throw line.text()
              .problem(
                  ImportCode.WRONG_LINE,
                  line.number(),
                  "expected load, first, warmup, sample, check, failed or end for `line`, found `"
                      + line.kind()
                      + "`",
                  "");
    }
  }

  private LatencySample sample(JsonLine line) {
    long index = line.count("index", 0);
    if (index != samples.size()) {
      throw line.text()
          .problem(
              ImportCode.CONTRADICTION,
              line.number(),
              "expected sample " + samples.size() + ", found sample " + index,
              "lines are missing; measure again");
    }
    return new LatencySample(
        0, samples.size(), line.count("start_ns", 0), line.count("duration_ns", 1));
  }

  private static RuntimeException failed(JsonLine line) {
    return line.text()
        .problem(
            ImportCode.FAILED_RUN,
            line.number(),
            "the run failed at " + line.text("stage") + ": " + line.text("reason"),
            "there is no latency to import");
  }

  ImportedLatency end(JsonLine line) {
    if (!line.truth("ok")) {
      throw line.text()
          .problem(
              ImportCode.FAILED_RUN, line.number(), "the run did not end well", "measure again");
    }
    long n = line.count("n", 0);
    if (n != samples.size()) {
      throw line.text()
          .problem(
              ImportCode.CONTRADICTION,
              line.number(),
              "the line `end` names " + n + " samples, found " + samples.size(),
              "lines are missing; measure again");
    }
    if (n == 0) {
      throw line.text()
          .problem(ImportCode.NO_LATENCY, line.number(), "expected samples, found none", "");
    }
    long peak = line.count("peak_bytes", 0);
    return new ImportedLatency(
        ImportedNetwork.named(line.text().stem()),
        target(),
        runtime(),
        Timing.of(samples, figures),
        peak == 0 ? Optional.empty() : Optional.of(new ByteRange(peak, peak)),
        Map.of(),
        List.of(),
        HowKnown.MEASURED_ELSEWHERE,
        LatencySource.file(line.text()));
  }

  // A desktop's Java shows itself by its name; Android's runs on phones and in emulators alike.
  private KnownTarget target() {
    String vm = hello.text("vm");
    Map<String, String> facts = new TreeMap<>();
    for (String key : List.of("vm", "vendor", "java", "arch", "cpus_allowed")) {
      facts.put(key, hello.text(key));
    }
    facts.put("cores", Long.toString(hello.count("cores", 1)));
    return new KnownTarget(
        DESKTOP_VM.matcher(vm).find() ? Optional.of(TargetKind.DESKTOP) : Optional.empty(),
        Optional.empty(),
        Optional.of(hello.text("os")),
        Optional.empty(),
        facts);
  }

  private KnownRuntime runtime() {
    return new KnownRuntime(
        Optional.of(hello.text("runtime")),
        Optional.of(hello.text("runtime_version")),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of((int) Math.min(Integer.MAX_VALUE, hello.count("threads", 0))),
        Map.of("providers", String.join(", ", hello.texts("providers"))));
  }

  private static double millis(JsonLine line) {
    return line.count("duration_ns", 0) / 1e6;
  }
}
