package io.unetlab.reports.format;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.page.PageJson;
import io.unetlab.reports.page.PageScripts;
import io.unetlab.reports.page.StudyData;
import io.unetlab.spec.source.Visible;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page that opens offline: pictures, styles, data and scripts are embedded. */
final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader());

  private HtmlReport() {}

  static String write(Report report) {
    StringOutput page = new StringOutput(1 << 20);
    TEMPLATES.render(
        "study.jte",
        Map.of(
            "page", report.page(),
            "blocks", new HtmlBlocks(TEMPLATES, report.pictures()),
            "light", variables(Palette::lightHex),
            "dark", variables(Palette::darkHex),
            "data", PageJson.text(StudyData.of(report.trials())),
            "scripts", PageScripts.all()),
        page);
    return Visible.lines(page.toString());
  }

  private static String variables(Function<Palette, String> hex) {
    return Arrays.stream(Palette.values())
        .map(color -> color.variable() + ":" + hex.apply(color) + ";")
        .collect(Collectors.joining());
  }
}
