package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code import latency}, on files as other tools write them. */
final class ImportLatencyCommandTest {

  private static final Path FILES =
      CommandRun.home().resolve("profiler/src/test/resources/importer");

  @TempDir private Path folder;

  private static String file(String name) {
    return FILES.resolve(name).toString();
  }

  @Test
  void whatIsPublishedIsShownAsPublished() {
    CommandRun run =
        CommandRun.of("import", "latency", CommandRun.example("latencies/published.yaml"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("sd15", "iPhone 14", "1,700", "published", "not stated", "2306.00980")
        .contains("not measured by UNetLab")
        .doesNotContainIgnoringCase("phone latency");
  }

  @Test
  void whatExecutedTheNetworkIsToldWhereItIsNoColumn() {
    CommandRun run = CommandRun.of("import", "latency", file("read/litert_in_part.log"));
    assertThat(run.out())
        .contains("Executed by: GPU delegate, in part (1 kernel, 54 of 559 nodes); XNNPACK");
  }

  @Test
  void theRecordsAreWrittenAsJson() throws IOException {
    Path target = folder.resolve("out.json");
    CommandRun run =
        CommandRun.of(
            "import",
            "latency",
            file("read/agent_android.jsonl"),
            "--as",
            "md",
            "-o",
            target.toString());

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("measured elsewhere", "50.1", "wrote " + target);
    JsonNode latency =
        new JsonMapper().readTree(Files.readString(target)).path("latencies").path(0);
    assertThat(latency.path("network").stringValue()).isEqualTo("md");
    assertThat(latency.path("how").stringValue()).isEqualTo("measured_elsewhere");
    assertThat(latency.path("statistic").stringValue()).isEqualTo("median");
    assertThat(latency.path("ms").doubleValue()).isEqualTo(50.1);
    assertThat(latency.path("samples").size()).isEqualTo(5);
    assertThat(latency.path("target").path("kind").isNull()).isTrue();
    assertThat(latency.path("standard_deviation_ms").isNull()).isTrue();
  }

  @Test
  void aFileThatIsThereIsKept() throws IOException {
    Path target = Files.writeString(folder.resolve("out.json"), "mine");
    String log = file("read/litert_logcat.txt");

    CommandRun refused = CommandRun.of("import", "latency", log, "-o", target.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(refused.err()).contains("it already exists; --force replaces it");
    assertThat(target).hasContent("mine");

    CommandRun forced = CommandRun.of("import", "latency", log, "-o", target.toString(), "--force");
    assertThat(forced.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(target)).contains("\"imported_latency\"");
  }

  @Test
  void whatASourceCallsAPhoneIsItsWord() {
    CommandRun run = CommandRun.of("import", "latency", file("read/ai_hub_models.yaml"));

    assertThat(run.out())
        .contains("phone, as stated", "published", "79.863")
        .contains("Without an inference time, so left out: Unet on Samsung Galaxy S24");
  }

  @Test
  void oneNetworkOfSeveralIsChosen() {
    String perf = file("read/ai_hub_precisions.yaml");

    assertThat(CommandRun.of("import", "latency", perf, "--network", "unet", "--as", "sd15").out())
        .contains("sd15", "79.077")
        .doesNotContain("text_encoder");
    assertThat(CommandRun.of("import", "latency", perf, "--as", "sd15"))
        .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT))
        .extracting(CommandRun::err)
        .asString()
        .contains("has text_encoder, unet; choose one by --network");
    assertThat(CommandRun.of("import", "latency", perf, "--network", "vae"))
        .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT))
        .extracting(CommandRun::err)
        .asString()
        .contains("has no network vae; it has text_encoder, unet");
  }

  @Test
  void whatTellsRowsApartIsAColumnInTheToolsDigits() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("two.log"),
            Files.readString(Path.of(file("read/litert_two_runs.log")))
                .replaceFirst("Num threads: \\[2]", "Num threads: [4]")
                .replace("curr=3498120", "curr=76587.9")
                .replace("3.49812e+06", "76587.9"));

    CommandRun run = CommandRun.of("import", "latency", log.toString(), "--format", "csv");

    assertThat(run.out().lines())
        .containsExactly(
            "network,part,device,target,how,statistic,ms,n,runtime,threads,source",
            "a,,,,measured elsewhere,average,76.5879,1,LiteRT,4,two.log",
            "b,,,,measured elsewhere,average,1.03966,,LiteRT,2,two.log");
  }

  @Test
  void anImportForAStudyNamesItsNetworkByHash() throws IOException {
    Path target = folder.resolve("npu.yaml");
    CommandRun run =
        CommandRun.of(
            "import",
            "latency",
            file("read/ai_hub_profile.json"),
            "--spec",
            CommandRun.example("models/sd15.yaml"),
            "--device",
            "Pixel 8",
            "--runtime",
            "QNN",
            "--precision",
            "w8a16",
            "-o",
            target.toString());

    assertThat(run.err()).isEmpty();
    ImportedLatency latency = LatencyImport.read(target).latencies().get(0);
    assertThat(latency.network().specHash())
        .contains(SpecLoader.load(Path.of(CommandRun.example("models/sd15.yaml"))).hash().hex());
    assertThat(latency.latency().device().name()).contains("Pixel 8");
    assertThat(latency.latency().runtime().precision()).contains("w8a16");
    assertThat(latency.latency().how()).isEqualTo(HowKnown.MEASURED_ELSEWHERE);
    assertThat(latency.latency().ms()).isEqualTo(45.01);
    assertThat(latency.latency().samples()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "litert_in_part.log, litert_log",
    "ort_nameless.json, ort_profile",
    "ai_hub_profile.json, ai_hub_profile"
  })
  void itsJsonIsReadAgain(String source, String format) throws IOException {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    CommandRun.of("import", "latency", file("read/" + source), "-o", first.toString());
    CommandRun.of("import", "latency", first.toString(), "-o", second.toString());

    assertThat(Files.readString(second).replace("imported_json", format))
        .isEqualTo(Files.readString(first));
  }

  @Test
  void aStudyTakesOneLatencyOfANetwork() {
    CommandRun several =
        CommandRun.of(
            "import", "latency", file("read/litert_compiled_models.log"), "--spec", "sd15");
    assertThat(several.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(several.err()).contains("2 latencies of unet_half", "--threads");

    CommandRun networks =
        CommandRun.of("import", "latency", file("read/ai_hub_precisions.yaml"), "--spec", "sd15");
    assertThat(networks.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(networks.err()).contains("text_encoder, unet; give --spec NETWORK=SPEC for each");
  }

  @Test
  void theOwnerOfAPhoneIsNeverShown() throws IOException {
    Path report = Files.createDirectory(folder.resolve("UNet.mlperf")).resolve("report.json");
    for (String name : new String[] {"read/xcode_report.json", "refuse/xcode_number.json"}) {
      Files.writeString(report, Files.readString(Path.of(file(name))));
      Path target = folder.resolve("out.json");
      CommandRun run =
          CommandRun.of(
              "import", "latency", report.getParent().toString(), "-o", target.toString());

      assertThat(run.out() + run.err() + (Files.exists(target) ? Files.readString(target) : ""))
          .contains("report.json")
          .doesNotContain("SERIAL", "PRIVATE", "Somebody");
      Files.deleteIfExists(target);
    }
  }

  @Test
  void aFileOfAnotherFormatIsRefusedWithItsPlace() {
    CommandRun run =
        CommandRun.of("import", "latency", file("read/ort_profile.json"), "--from", "litert_log");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("ort_profile.json:1:1: error IMPORT002", "found a profile of ONNX Runtime");
  }

  @Test
  void aTableIsPrintedForProgramsToo() {
    CommandRun run =
        CommandRun.of("import", "latency", file("read/entered.yaml"), "--format", "csv");

    assertThat(run.out().lines())
        .hasSize(3)
        .first()
        .isEqualTo("network,part,device,target,how,statistic,ms,n,runtime,source");
  }

  @Test
  void aFileOfLatenciesIsValidated() {
    CommandRun sound = CommandRun.of("validate", CommandRun.example("latencies/published.yaml"));
    assertThat(sound.code()).isEqualTo(ExitCode.DONE);
    assertThat(sound.out()).contains("23 sound latencies");

    CommandRun broken = CommandRun.of("validate", file("refuse/entered.yaml"));
    assertThat(broken.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(broken.err()).contains("unknown key `sauce`", "expected one of published, entered");
  }

  @Test
  void whatToImportMustBeSaid() {
    assertThat(CommandRun.of("import").err()).contains("import what? diffusers or latency");
  }
}
