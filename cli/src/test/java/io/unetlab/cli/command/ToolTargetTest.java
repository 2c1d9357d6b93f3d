package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device file whose runtime is benchmark_model, from the command line to the report. Scripts
 * stand for adb and for the tool, which prints its own formats.
 */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
final class ToolTargetTest extends StandInTool {

  private List<String> starts() throws IOException {
    return Files.readAllLines(folder.resolve("tool-arguments"));
  }

  @Test
  void networksAreMeasuredByTheTool() throws Exception {
    String device = folder.resolve("phone.yaml").toString();
    String json = unetlab(ExitCode.DONE, "bench", BASE, "--device", device, "--json");

    JsonNode measured = new JsonMapper().readTree(json).get("measured").get(0);
    assertThat(measured.get("n").asInt()).isEqualTo(6);
    assertThat(measured.get("samples")).hasSize(3);
    JsonNode provenance = measured.get("provenance");
    assertThat(provenance.get("runtime").asString()).isEqualTo("benchmark_model");
    assertThat(provenance.get("target").get("kind").asString()).isEqualTo("simulated");
    JsonNode timing = provenance.get("tool_timing");
    assertThat(timing.get("form").asString()).isEqualTo("composites");
    assertThat(timing.get("delegate").asString()).isEqualTo("gpu");
    assertThat(timing.get("delegates").get(0).get("extent").asString()).isEqualTo("all");
    assertThat(starts()).allMatch(it -> it.contains("--use_gpu=true"));
  }

  @Test
  void whatFellBackIsPrinted() throws Exception {
    Files.writeString(folder.resolve("tool-mode"), "part");
    String device = folder.resolve("phone.yaml").toString();

    assertThat(unetlab(ExitCode.DONE, "bench", BASE, "--device", device))
        .startsWith("latency of a simulated device, not a phone: UNetLab Stand-in, ")
        .contains("a sample is the median of the runs of one start")
        .contains(
            "md_tiny: GPU executed a part (540 of 559 nodes, 3 partitions); XNNPACK executed a"
                + " part (17 of 20 nodes, 5 partitions); the runtime's own kernels executed 1 GATHER,"
                + " 2 RESIZE_NEAREST_NEIGHBOR.");
  }

  /** The second run finds every latency in the store, so the tool is not started again. */
  @Test
  void aStudyMeasuresThereAndKeepsWhatExecutedItsNetworks() throws Exception {
    Files.copy(Path.of(BASE), folder.resolve("base.yaml"));
    Path study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        """
        kind: study
        name: tool
        base: base.yaml
        factors:
          - name: ratio
            options:
              - {name: base}
              - {name: one, set: {transformer.feed_forward.ratio: 1}}
        design: {one_at_a_time: all}
        metrics: [params, macs, latency]
        targets:
          - {name: pixel, device: phone.yaml}
        select: {minimize: latency}
        """);
    Path report = folder.resolve("report");
    String[] run = {"run", study.toString(), "--out", report.toString()};

    assertThat(unetlab(ExitCode.DONE, run)).contains("Choices: ratio=one", "Measured on pixel (");
    assertThat(Files.readString(report.resolve("report.md")))
        .contains("Latency of a simulated device, not a phone: UNetLab Stand-in, ")
        .contains("benchmark\\_model SHA-256 ")
        .contains("GPU executed everything (559 of 559 nodes, 1 partition).");
    int starts = starts().size();

    assertThat(unetlab(ExitCode.DONE, run)).contains("Choices: ratio=one");
    assertThat(starts()).hasSize(starts);
  }
}
