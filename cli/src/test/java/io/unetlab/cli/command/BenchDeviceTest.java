package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench --device} on this machine, and on devices that are refused before adb is asked.
 * Whether a run is valid depends on the machine.
 */
@Tag("slow")
final class BenchDeviceTest {

  private static final String SPEC =
      CommandRun.home()
          .resolve("builders/src/test/resources/reference/md_tiny/spec.yaml")
          .toString();

  @TempDir private Path folder;

  @BeforeEach
  void writeAnArchive() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("broken.aar")))) {
      for (String name : List.of("classes.jar", "jni/x86_64/libonnxruntime.so")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
  }

  /** A device whose runtime has no classes, so that it fails whether or not it is there. */
  private String refused(String name, String serial) throws IOException {
    String text =
        """
        kind: device
        name: %s
        serial: %s
        abi: x86_64
        threads: 1
        runtime: {onnxruntime: broken.aar}
        """
            .formatted(name, serial);
    return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
  }

  private static CommandRun bench(String devices, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"bench", SPEC, "--device", devices}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void aPipelineIsTheSumOfItsPartsOnADeviceToo() {
    String pipeline =
        CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml").toString();
    CommandRun run = CommandRun.of("bench", pipeline, "--device", "desktop");

    assertThat(run.err()).doesNotContain("unetlab:"); // on a slow machine it has the progress
    assertThat(run.out())
        .containsPattern(
            "whole: text_encoder 2 x .+ \\+ unet 8 x .+ \\+ decoder 1 x .+ = .+ ms \\(");
  }

  @Test
  void aDeviceMeasuresAsThisMachineDoes() {
    CommandRun run = bench("desktop");
    assertThat(run.err()).doesNotContain("unetlab:"); // on a slow machine it has the progress
    assertThat(run.code()).isIn(ExitCode.DONE, ExitCode.NOT_MET);
    assertThat(run.out())
        .startsWith("latency on a desktop, not a phone: desktop, ")
        .containsPattern("(?m)^md_tiny  ")
        .endsWith("These times do not show how fast a phone is.\n");
  }

  @Test
  void amongSeveralEachResultHasItsDevicesName() throws IOException {
    CommandRun run = bench("desktop," + refused("phone", "1A"));
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out()).startsWith("desktop: latency on a desktop, not a phone: desktop, ");
    assertThat(run.err()).contains("phone.yaml: the classes of ");
  }

  /** What was measured is printed, what failed is named, and the exit code is the worst. */
  @Test
  void aDeviceThatFailsLosesNoOther() throws IOException {
    String phone = refused("phone", "1A");
    CommandRun run = bench(phone + ",desktop", "--json");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.err()).startsWith("unetlab: " + phone + ": the classes of ").hasLineCount(1);
    JsonNode document = JsonMapper.shared().readTree(run.out());
    assertThat(document.get("kind").asString()).isEqualTo("latencies_by_device");
    assertThat(document.get("devices")).hasSize(1);
    JsonNode desktop = document.get("devices").get(0);
    assertThat(desktop.get("device").get("target").get("kind").asString()).isEqualTo("desktop");
    assertThat(desktop.get("measured").get(0).get("name").asString()).isEqualTo("md_tiny");
    assertThat(document.get("failed").get(0).get("device").asString()).isEqualTo(phone);
  }

  @Test
  void whenAllFailNothingIsPrinted() throws IOException {
    String one = refused("one", "1A");
    String two = refused("two", "2B");
    assertRefused(bench(one + "," + two), one + ": the classes of", two + ": the classes of");
    assertRefused(bench(one), "unetlab: the classes of ");
  }

  @Test
  void noDeviceTakesTwoRunsAtATime() throws IOException {
    String one = refused("one", "1A");
    String same = refused("same", "1A");
    assertRefused(bench("desktop,desktop"), "desktop and desktop are both this machine");
    assertRefused(bench(one + ",desktop," + same), one + " and " + same + " are both device 1A");
    assertRefused(bench(one + "," + refused("any", "any")), "any.yaml names no serial");
  }

  @Test
  void theProblemsOfAllFilesComeTogether() throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), "kind: device\nnam: x\n");
    Path two = Files.writeString(folder.resolve("two.yaml"), "kind: device\nnaem: x\n");
    assertRefused(bench(one + "," + two), "one.yaml:2:1", "two.yaml:2:1");
  }

  private static void assertRefused(CommandRun run, String... words) {
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }

  /** A .tflite file is LiteRT's tool's to run, alone and on one device. */
  @Test
  void whatRunsTfliteFilesIsSaid() throws IOException {
    CommandRun here = CommandRun.of("bench", "a.tflite", "--device", "desktop");
    assertThat(here.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(here.err()).contains("desktop does not name benchmark_model as its runtime");

    String device = refused("one", "A1");
    Path absent = Path.of(device).resolveSibling("absent.yaml");
    Files.writeString(absent, Files.readString(Path.of(device)).replace("broken", "absent"));
    assertThat(CommandRun.of("bench", "a.tflite", "--device", absent.toString()).err())
        .contains("absent.yaml does not name benchmark_model as its runtime");
    Path tool = Path.of(device).resolveSibling("tool.yaml");
    Files.writeString(
        tool,
        Files.readString(Path.of(device))
            .replace("onnxruntime: broken.aar", "benchmark_model: absent"));
    assertThat(CommandRun.of("bench", "a.tflite", "--device", tool.toString()).err())
        .contains("there is no file a.tflite");
    for (CommandRun mixed :
        List.of(
            CommandRun.of("bench", "a.tflite", SPEC, "--device", device),
            CommandRun.of("bench", "a.tflite", "--device", device + ",desktop"))) {
      assertThat(mixed.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(mixed.err()).contains(".tflite files run on one device");
      assertThat(CommandRun.of("bench", "x.tflite").err())
          .contains(".tflite files run on one device")
          .contains("--device");
    }
  }
}
