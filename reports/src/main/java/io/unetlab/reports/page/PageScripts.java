package io.unetlab.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of a page in the order in which they run: the library, what all views share, one file
 * for each view, and the start. A new view adds one name.
 */
public final class PageScripts {

  private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

  private static final List<String> STUDY =
      List.of(
          "page.js",
          "numbers.js",
          "study.js",
          "ui.js",
          "theme.js",
          "copy.js",
          "marks.js",
          "tip.js",
          "filter.js",
          "labels.js",
          "map_places.js",
          "map_domain.js",
          "map_axes.js",
          "map_layers.js",
          "map_plot.js",
          "map_reader.js",
          "map.js",
          "parallel.js",
          "ladder.js",
          "effects.js",
          "latency.js",
          "cost.js",
          "variant_file.js",
          "table.js",
          "pins.js",
          "links.js",
          "code.js",
          "start.js");

  private static final List<String> NETWORKS =
      List.of(
          "page.js",
          "numbers.js",
          "ui.js",
          "theme.js",
          "baseline.js",
          "totals.js",
          "pictures.js",
          "modules.js",
          "cost.js",
          "scopes.js",
          "start.js");

  private PageScripts() {}

  /** Of a study's page, each as the text of a script element. */
  public static List<String> ofStudy() {
    return all(STUDY);
  }

  /** Of a page of networks, likewise. */
  public static List<String> ofNetworks() {
    return all(NETWORKS);
  }

  private static List<String> all(List<String> ours) {
    return Stream.concat(Stream.of(D3), ours.stream()).map(PageScripts::read).toList();
  }

  private static String read(String name) {
    try (InputStream in = PageScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the script " + name + " is missing");
      }
      return safe(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String safe(String name, String script) {
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("the script " + name + " would end its element");
    }
    return script;
  }
}
