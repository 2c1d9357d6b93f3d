package io.unetlab.profiler.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The harness for iOS cannot be built here; that it prints the agent's lines with the agent's keys
 * is read from its source.
 */
final class SwiftHarnessTest {

  private static final Path FILE = Path.of("../examples/ios/UNetLabBench.swift");
  private static final Pattern EMIT = Pattern.compile("(?s)emit\\(\\[(.*?)\\]\\)\\n");
  private static final Pattern KEY = Pattern.compile("\\(\"([a-z_]+)\",");
  private static final Pattern LINE = Pattern.compile("\"line\", \"([a-z]+)\"");

  @Test
  void everyLineHasTheAgentsKeys() throws IOException {
    assertThat(lines())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "hello",
                List.of(
                    "line",
                    "schema",
                    "vm",
                    "vendor",
                    "java",
                    "os",
                    "arch",
                    "cores",
                    "cpus_allowed",
                    "runtime",
                    "runtime_version",
                    "providers_available",
                    "providers",
                    "threads"),
                "load",
                List.of("line", "duration_ns", "model_bytes"),
                "first",
                List.of("line", "duration_ns"),
                "warmup",
                List.of("line", "index", "duration_ns"),
                "sample",
                List.of("line", "index", "start_ns", "duration_ns", "khz"),
                "check",
                List.of("line", "elements", "sum", "square_sum"),
                "failed",
                List.of("line", "stage", "reason"),
                "end",
                List.of("line", "ok", "n", "peak_bytes")));
  }

  private static Map<String, List<String>> lines() throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    EMIT.matcher(Files.readString(FILE))
        .results()
        .map(emit -> emit.group(1))
        .forEach(
            emit ->
                lines.put(
                    LINE.matcher(emit).results().findFirst().orElseThrow().group(1),
                    KEY.matcher(emit).results().map((MatchResult key) -> key.group(1)).toList()));
    return lines;
  }

  @Test
  void itIsMarkedAsUntested() throws IOException {
    assertThat(Files.readString(FILE)).contains("UNTESTED");
  }
}
