package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of a network whose operations are in part outside of a model is never a total. */
final class PredictionViewTest {

  @TempDir private Path folder;

  private LatencyModel model(String without) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/predicted/model.yaml"));
    Path file = folder.resolve("model.yaml");
    Files.writeString(file, text.replace('"' + without + ",", "\"another kind,"));
    return ModelLoader.load(file).model();
  }

  private static PredictedNetwork prediction(LatencyModel model) {
    NetworkSpec base = Fixtures.study("metrics=[params, macs, fid]").study().base().spec();
    return PredictedNetwork.of(base, Networks.graph(base), model);
  }

  private static String lastPart(PredictedNetwork prediction) {
    Table parts = PredictionView.parts(prediction, CostView.By.ROLE);
    List<List<Cell>> rows = List.copyOf(parts.rows());
    return rows.get(rows.size() - 1).get(0).shown();
  }

  @Test
  void theTotalIsOfAllOperations() throws IOException {
    assertThat(lastPart(prediction(model("none")))).isEqualTo("total");
  }

  @Test
  void refusedOperationsAreNamedAndNotInTheSum() throws IOException {
    LatencyModel model = model("conv 3x3");
    PredictedNetwork prediction = prediction(model);

    assertThat(lastPart(prediction)).isEqualTo("total without what is refused");
    assertThat(PredictionView.notes(model, List.of(prediction)))
        .anyMatch(it -> it.contains(" is not predicted: conv 3x3"))
        .contains(
            "unetlab fit --with SPEC measures the operations of " + prediction.spec().name() + ".");
  }
}
