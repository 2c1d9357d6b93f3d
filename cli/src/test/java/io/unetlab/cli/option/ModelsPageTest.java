package io.unetlab.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the models says what the counter says, and leaves none of them out. */
final class ModelsPageTest {

  private static final int NAME = 1;
  private static final int PARAMS = 3;
  private static final int MACS = 5;

  @Test
  void everyModelStandsThereWithItsCounts() throws IOException {
    List<String> named = new ArrayList<>();
    for (String line : Files.readAllLines(CommandRun.home().resolve("docs/models.md"))) {
      if (line.startsWith("| [")) {
        String[] cells = line.split("\\|", -1);
        String name = cells[NAME].replaceAll(".*\\[(.*)].*", "$1");
        named.add(name);
        String link = cells[NAME].replaceAll(".*\\(\\.\\./examples/(.*)\\).*", "$1");
        assertThat(link).endsWith("/" + name + ".yaml");
        Path file = Path.of(CommandRun.example(link));
        MetricSet counted = Metrics.counted(SpecLoader.load(file));
        assertThat(number(cells[PARAMS])).as(line).isEqualTo(counted.count("params"));
        assertThat(number(cells[MACS])).as(line).isEqualTo(counted.count("macs"));
      }
    }
    System.setProperty("unetlab.home", CommandRun.home().toString());
    assertThat(named).containsExactlyInAnyOrderElementsOf(InstalledModels.names());
  }

  private static long number(String cell) {
    return Long.parseLong(cell.strip().replace(",", ""));
  }
}
