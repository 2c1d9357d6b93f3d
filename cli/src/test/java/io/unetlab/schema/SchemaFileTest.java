package io.unetlab.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudyParser;
import io.unetlab.profiler.device.DeviceParser;
import io.unetlab.profiler.importer.EnteredParser;
import io.unetlab.profiler.predict.ModelParser;
import io.unetlab.spec.DerivedFile;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.training.recipe.RecipeParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The editors' schema is the parsers' declarations. */
final class SchemaFileTest {

  private static final Path FILE =
      Path.of("").toAbsolutePath().resolveSibling("schema/unetlab.schema.json");

  private static Map<String, MapType<?>> documents() {
    Map<String, MapType<?>> documents = new HashMap<>();
    for (NetworkKind<?> kind : NetworkKinds.all()) {
      documents.put(kind.word(), kind.map());
      documents.put(kind.word() + "_derived", DerivedFile.type(kind));
    }
    documents.put("study", StudyParser.STUDY);
    documents.put("device", DeviceParser.DEVICE);
    documents.put("latencies", EnteredParser.FILE);
    documents.put("recipe", RecipeParser.RECIPE);
    documents.put("latency_model", ModelParser.MODEL);
    return documents;
  }

  @Test
  void theFileIsWhatTheParsersDeclare() throws IOException {
    String declared = SchemaFile.of(documents());
    if (Boolean.getBoolean("update")) {
      Files.writeString(FILE, declared);
      return;
    }

    assertThat(Files.readString(FILE))
        .as("to renew it: ./mvnw -pl cli -am test -Dtest=SchemaFileTest -Dupdate=true")
        .isEqualTo(declared);
  }
}
