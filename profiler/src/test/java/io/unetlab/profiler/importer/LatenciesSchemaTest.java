package io.unetlab.profiler.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.schema.DocumentType;
import io.unetlab.spec.schema.SchemaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The editors' schema knows files of latencies, as the parser declares them. */
final class LatenciesSchemaTest {

  private static final Path FILE = Path.of("../schema/unetlab.schema.json");

  @Test
  void theFileHoldsWhatTheParserDeclares() throws IOException {
    String text = Files.readString(FILE);
    String declared =
        SchemaFile.with(text, List.of(new DocumentType("latencies", EnteredParser.FILE)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(FILE, declared);
      return;
    }

    assertThat(text)
        .as(
            "to renew it: ./mvnw -pl profiler -am test -Dtest=*SchemaTest,*SchemaFileTest -Dupdate=true")
        .isEqualTo(declared);
  }
}
