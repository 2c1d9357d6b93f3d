package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code export modelexplorer}, whose keys are the nodes of the ONNX file. */
final class ExportModelExplorerCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void theNumbersAreOfTheFilesNodesAndSumToTheTotals(String kind) throws IOException {
    for (List<String> form :
        List.of(List.<String>of(), List.of("--opset", "23"), List.of("--attention", "plain"))) {
      export("onnx", kind, form);
      export("modelexplorer", kind, form);
      String file = Files.readString(folder.resolve("small.onnx"), StandardCharsets.ISO_8859_1);
      Cost total = CountedNetwork.of(SpecLoader.load(Path.of(Kinds.file(kind)))).parts().total();

      assertThat(sum("macs", file)).isEqualTo(total.macs());
      assertThat(sum("params", file)).isEqualTo(total.params());
      assertThat(sum("flops", file)).isEqualTo(total.flops());
    }
  }

  private void export(String format, String kind, List<String> form) {
    List<String> words =
        new ArrayList<>(
            List.of("export", format, Kinds.file(kind), "-o", folder.toString(), "--force"));
    words.addAll(form);
    Kinds.done(words.toArray(String[]::new));
  }

  private long sum(String metric, String file) throws IOException {
    JsonNode results = results(metric);
    results
        .propertyNames()
        .forEach(node -> assertThat(file).as("%s of %s", metric, node).contains(node));
    return results.propertyStream().mapToLong(it -> it.getValue().get("value").asLong()).sum();
  }

  private JsonNode results(String metric) throws IOException {
    String text = Files.readString(folder.resolve("small." + metric + ".json"));
    return JsonMapper.shared().readTree(text).get("small").get("results");
  }

  @Test
  void latenciesAreThoseOfTheNodesThatRan() throws IOException {
    Path record =
        Files.writeString(
            folder.resolve("record.json"),
            """
            {"kind": "imported_latency", "latencies": [
              {"network": "a file", "statistic": "average", "ms": 4.5, "operations": [
                {"name": "conv_in/Conv", "type": "Conv", "ms": 1.5},
                {"name": "conv_in/Conv", "type": "Conv", "ms": 0.5},
                {"name": "conv_out/Conv_token_7", "type": "Conv", "ms": 1.0},
                {"name": "elsewhere", "type": "Reorder", "ms": 1.5}]}]}
            """);
    Kinds.done(
        "export",
        "modelexplorer",
        Kinds.file("unet"),
        "-o",
        folder.toString(),
        "--latency",
        "small=" + record);

    assertThat(results("ms").toString())
        .isEqualTo("{\"conv_in/Conv\":{\"value\":2.0},\"conv_out/Conv\":{\"value\":1.0}}");
  }

  @Test
  void aPipelineHasFilesForEachPart() {
    Kinds.done("export", "modelexplorer", Kinds.file("pipeline"), "-o", folder.toString());

    assertThat(folder.resolve("decoder.macs.json")).exists();
    CommandRun again =
        CommandRun.of("export", "modelexplorer", Kinds.file("pipeline"), "-o", folder.toString());
    assertThat(again.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(again.err()).contains("already exists; --force replaces it");
  }
}
