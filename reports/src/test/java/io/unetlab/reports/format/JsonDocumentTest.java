package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonDocumentTest {

  // A column of a factor or a metric is documented by its pattern.
  @Test
  void everyColumnOfTheCsvIsDocumented() throws IOException {
    String documentation = Files.readString(Path.of("..", "docs", "json.md"));
    String section = documentation.substring(documentation.indexOf("## `results.csv`"));
    Set<String> keys = new TreeSet<>();
    for (Column column : new VariantTables(new Trials(Fixtures.study())).columns()) {
      keys.add(
          column
              .key()
              .replaceFirst("^choice\\..+", "choice.FACTOR")
              .replaceFirst("^(fid|clip)(?=_|$)", "QUALITY")
              .replaceFirst("^(params|macs|flops)$", "METRIC"));
    }
    assertThat(keys).contains("QUALITY_kind", "METRIC", "same_as");
    assertThat(keys).allSatisfy(key -> assertThat(section).contains("| `" + key + "`"));
  }

  @Test
  void theNetworkHasWhatIsPromised() {
    JsonNode network = network();
    assertThat(network.propertyNames())
        .contains(
            "name",
            "hash",
            "params",
            "macs",
            "flops",
            "peak_activation_bytes",
            "resnets",
            "self_attentions",
            "cross_attentions",
            "levels",
            "tree");
    assertThat(network.get("params").asLong())
        .isEqualTo(Fixtures.network().parts().total().params())
        .isEqualTo(network.get("tree").get("params").asLong());
    assertThat(network.get("levels")).hasSize(2);
  }

  @Test
  void theTreeGoesAsDeepAsAsked() {
    JsonNode tree = parse(SpecJson.write(Fixtures.network(), 1)).get("tree");
    assertThat(tree.get("children").get(0).has("children")).isFalse();
  }

  @Test
  void theStudyHasEveryTrialAndTheWinnersChain() {
    JsonNode study = study();
    assertThat(study.get("trials")).hasSize(Fixtures.study().trials().size());
    JsonNode winner = study.get("trials").get(study.get("decision").get("winner").asInt());
    assertThat(winner.get("standing").asString()).isEqualTo("chosen");
    assertThat(winner.get("quality").get("fid").get("chain").get(1).get("kind").asString())
        .isEqualTo("assumed");
  }

  private static JsonNode network() {
    return parse(SpecJson.write(Fixtures.network(), 99));
  }

  private static JsonNode study() {
    return study(Fixtures.study());
  }

  private static JsonNode study(StudyResult result) {
    StringWriter json = new StringWriter();
    try {
      StudyJson.write(new Trials(result), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(json.toString());
  }

  private static JsonNode parse(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
