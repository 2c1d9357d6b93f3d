package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What each chart is made of: its shapes by colour, with their number, and every text; not where
 * they are or how texts wrap, which depends on the machine's fonts. {@code -Dunetlab.golden=write}
 * renews the file.
 */
final class PictureStructureTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/charts.txt");
  private static final Pattern ELEMENT =
      Pattern.compile("<(rect|circle|path|image)\\b[^>]*?(?:var\\(--c-([a-z0-9-]+)\\)[^>]*)?>");
  private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");

  @Test
  void everyChartHasItsStructure() throws IOException {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    List<String> lines = new ArrayList<>();
    add(lines, "measured", Fixtures.measured());
    add(lines, "measured while busy", Fixtures.measuredWhileBusy());
    add(lines, "searched", Fixtures.searched());
    String written = String.join("\n", lines) + "\n";
    if ("write".equals(System.getProperty("unetlab.golden"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Fixtures.text("/golden/charts.txt"));
  }

  private static void add(List<String> lines, String study, StudyResult result) {
    for (Picture picture : StudyPictures.of(new Trials(result))) {
      String svg = picture.draw("").inlineSvg();
      lines.add("# " + study + ": " + picture.name());
      Map<String, Integer> counts = new TreeMap<>();
      Matcher element = ELEMENT.matcher(svg);
      while (element.find()) {
        counts.merge(element.group(1) + " " + element.group(2), 1, Integer::sum);
      }
      lines.add(counts.toString());
      List<String> texts = new ArrayList<>();
      Matcher text = TEXT.matcher(svg);
      while (text.find()) {
        texts.add(text.group(1));
      }
      lines.add(String.join(" ", texts));
    }
  }
}
