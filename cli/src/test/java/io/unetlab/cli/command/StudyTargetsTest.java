package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on this machine, on this machine as a device, on a file and on a phone that is away. */
@Tag("slow")
final class StudyTargetsTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeTheStudy() throws IOException {
    Path base =
        CommandRun.home().resolve("builders/src/test/resources/reference/md_tiny/spec.yaml");
    Files.copy(base, folder.resolve("base.yaml"));
    String hash = SpecLoader.load(base).hash().hex();
    Files.writeString(
        folder.resolve("npu.yaml"),
        """
        kind: latencies
        latencies:
          - {network: base, spec_hash: %s, device: {name: a board}, ms: 12.5, how: entered, source: {text: a screen}}
        """
            .formatted(hash));
    Files.writeString(
        folder.resolve("away.yaml"),
        """
        kind: device
        name: away
        serial: NOBODY
        abi: arm64-v8a
        threads: 1
        runtime: {benchmark_model: tool}
        """);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        kind: study
        name: targets
        base: base.yaml
        factors:
          - name: ratio
            options:
              - {name: base}
              - {name: one, set: {transformer.feed_forward.ratio: 1}}
        design: {one_at_a_time: all}
        metrics: [params, macs, latency]
        targets:
          - {name: laptop, threads: 1}
          - {name: desk, device: desktop}
          - {name: npu, latencies: npu.yaml}
          - {name: phone, device: away.yaml}
        select: {minimize: macs, where: {"latency@desk": "<= 1000 s"}}
        """);
  }

  @Test
  void everyTargetIsMeasuredOrSaidNotToBeAndTheStoreTellsTheSame() throws IOException {
    Path out = folder.resolve("report");
    CommandRun run =
        CommandRun.of(
            "run",
            folder.resolve("study.yaml").toString(),
            "--protocol",
            "quick",
            "--out",
            out.toString());

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("unetlab: nothing was measured on phone: ");
    assertThat(run.out())
        .startsWith("2 variants are counted. There is no decision yet: the rule uses a latency")
        .containsOnlyOnce("Chosen: ")
        .contains("Measured on laptop (")
        .contains("Measured on desk (a desktop, not a phone, ");
    String report = Files.readString(out.resolve("report.md"));
    assertThat(report)
        .contains("Latency on a desktop, not a phone: desktop, ")
        .contains("As npu.yaml reports; not measured by UNetLab.")
        .contains("Nothing was measured on phone: ")
        .doesNotContainIgnoringCase("phone latency");
    assertThat(Files.readAllLines(out.resolve("results.csv")).get(0))
        .contains(
            ",latency,latency_valid,latency@desk,latency@desk_valid,latency@npu,latency@npu_valid,");

    Path again = folder.resolve("again");
    CommandRun read = CommandRun.of("report", out.toString(), "--out", again.toString());

    assertThat(read.code()).isEqualTo(ExitCode.DONE);
    for (String file : new String[] {"index.html", "report.md", "results.csv", "results.json"}) {
      assertThat(again.resolve(file)).hasSameTextualContentAs(out.resolve(file));
    }
    assertThat(CommandRun.of("decide", out.toString(), "--where", "latency@desk <= 0.001").code())
        .isEqualTo(ExitCode.NOT_MET);
    assertThat(CommandRun.of("decide", out.toString(), "--where", "latency@dsk <= 1").err())
        .contains("there is no target `dsk`")
        .contains("did you mean `desk`?");
    assertThat(CommandRun.of("results", out.toString(), "--where", "latency@npu <= 13").out())
        .contains("12.5 ms");
  }

  @Test
  void thePlanSaysWhatIsMeasuredOnWhichTarget() {
    CommandRun run = CommandRun.of("plan", folder.resolve("study.yaml").toString());

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("to measure on laptop, this machine: up to 2 networks")
        .contains("to measure on desk, the device desktop: up to 2 networks")
        .contains("to measure on phone, the device away: up to 2 networks")
        .contains("not measured for npu: its latencies are those of npu.yaml");
  }
}
