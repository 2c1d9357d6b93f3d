package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.ModelWriter;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of a network whose operations are in part outside of a model is never a total. */
final class PredictionViewTest {

  @TempDir private Path folder;

  private ModelFile model(String without) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/predicted/model.yaml"));
    Path file = folder.resolve("model.yaml");
    Files.writeString(file, text.replace('"' + without + ",", "\"another kind,"));
    return ModelLoader.load(file);
  }

  private static PredictedNetwork prediction(ModelFile model) {
    NetworkSpec base = Fixtures.study("metrics=[params, macs, fid]").study().base().spec();
    return PredictedNetwork.of(base, Networks.graph(base), model.model());
  }

  private static String lastPart(PredictedNetwork prediction) {
    Table parts = PredictionView.parts(prediction, PredictionView.By.ROLE);
    List<List<Cell>> rows = List.copyOf(parts.rows());
    return rows.get(rows.size() - 1).get(0).shown();
  }

  @Test
  void theTotalIsOfAllOperations() throws IOException {
    assertThat(lastPart(prediction(model("none")))).isEqualTo("total");
  }

  @Test
  void refusedOperationsAreNamedAndNotInTheSum() throws IOException {
    ModelFile model = model("conv 3x3");
    PredictedNetwork prediction = prediction(model);

    assertThat(lastPart(prediction)).isEqualTo("total without what is refused");
    Table refused = PredictionView.refused(List.of(prediction));
    assertThat(refused.rows()).hasSize(1);
    assertThat(List.copyOf(refused.rows()).get(0).toString())
        .contains("conv 3x3")
        .contains("no operation of this kind was measured");
  }

  @Test
  void aModelThatIsFittedToNoNetworkSaysThatItHasNoInterval() throws IOException {
    ModelFile model = model("none");
    ModelFile bare =
        ModelLoader.read(
                new Source("model.yaml", ModelWriter.write(model).replaceAll("\n  error: .*", "")),
                new Problems())
            .orElseThrow();
    assertThat(PredictionView.conditions(bare).toString())
        .contains("Nothing was fitted to networks")
        .doesNotContain("intervals of 95 %");
    assertThat(PredictionView.conditions(model).toString()).contains("intervals of 95 %");
  }
}
