package io.unetlab.reports.format;

import io.unetlab.reports.block.Page;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.view.RunText;
import io.unetlab.reports.view.Trials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A result with everything that the formats need, computed once.
 *
 * @param source where its files are from, in a line
 * @param pictures drawn, by name; empty where the machine cannot draw
 */
record Report(Trials trials, Page page, String source, Map<String, Picture.Drawn> pictures) {

  Report {
    Objects.requireNonNull(trials, "trials");
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(source, "source");
    pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
  }

  /** The source, and when the study was run. */
  String dated() {
    return source + new RunText(trials.result()).when().map(it -> ", run " + it).orElse("");
  }
}
