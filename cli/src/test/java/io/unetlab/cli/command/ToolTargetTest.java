package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device file whose runtime is benchmark_model, from the command line to the report. Scripts
 * stand for adb and for the tool, which prints its own formats.
 */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
final class ToolTargetTest {

  private static final short AARCH64 = 183;
  private static final String BASE =
      CommandRun.home()
          .resolve("builders/src/test/resources/reference/md_tiny/spec.yaml")
          .toString();

  @TempDir private Path folder;

  @BeforeEach
  void attachTheDevice() throws IOException {
    Path home = CommandRun.home();
    program("adb.sh", Files.readString(Path.of("src/test/resources/standin/adb.sh")));
    program(
        "benchmark_model.sh",
        Files.readString(home.resolve("profiler/src/test/resources/litert/benchmark_model.sh")));
    program("bin/getprop", "#!/bin/sh\ncat " + folder.toRealPath() + "/getprop\n");
    program("bin/dumpsys", "#!/bin/sh\nexit 1\n");
    program("bin/nproc", "#!/bin/sh\necho 8\n");
    Files.writeString(
        folder.resolve("getprop"),
        """
        [ro.unetlab.standin]: [1]
        [ro.build.version.sdk]: [34]
        [ro.build.version.release]: [14]
        [ro.product.manufacturer]: [UNetLab]
        [ro.product.model]: [Stand-in]
        [ro.product.cpu.abilist]: [arm64-v8a]
        """);
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {0x7F, 'E', 'L', 'F'}).putShort(18, AARCH64);
    Files.write(folder.resolve("benchmark_model"), header.array());
    Files.writeString(
        folder.resolve("phone.yaml"),
        """
        kind: device
        name: phone
        abi: arm64-v8a
        runtime: {benchmark_model: benchmark_model}
        threads: 4
        providers: [gpu]
        protocol: quick
        """);
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** As a process, since adb is found by its environment. */
  private String unetlab(int expected, String... arguments) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.unetlab.cli.Main"));
    words.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("UNETLAB_ADB", folder.resolve("adb.sh").toString());
    Process process = builder.start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(expected);
    return Files.readString(out);
  }

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
