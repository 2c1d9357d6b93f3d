package io.unetlab.reports.format;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.unetlab.reports.block.Page;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.page.PageJson;
import io.unetlab.reports.page.PageScripts;
import io.unetlab.reports.page.StudyData;
import io.unetlab.spec.source.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page that opens offline: pictures, styles, data and scripts are embedded. */
final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader());

  private HtmlReport() {}

  /** The page of a study, whose views share its variants. */
  static String write(Report report) {
    String data = PageJson.text(StudyData.of(report.trials()));
    return write(report.page(), report.pictures(), data, PageScripts.ofStudy());
  }

  /** A page of networks, whose views have all data that they need. */
  static String write(Page page, Map<String, Picture.Drawn> pictures) {
    return write(page, pictures, "", PageScripts.ofNetworks());
  }

  private static String write(
      Page page, Map<String, Picture.Drawn> pictures, String data, List<String> scripts) {
    StringOutput text = new StringOutput(1 << 20);
    TEMPLATES.render(
        "page.jte",
        Map.of(
            "page",
            page,
            "blocks",
            new HtmlBlocks(TEMPLATES, pictures),
            "light",
            variables(Palette::lightHex),
            "dark",
            variables(Palette::darkHex),
            "data",
            data,
            "scripts",
            scripts),
        text);
    return Visible.lines(text.toString());
  }

  private static String variables(Function<Palette, String> hex) {
    return Arrays.stream(Palette.values())
        .map(color -> color.variable() + ":" + hex.apply(color) + ";")
        .collect(Collectors.joining());
  }
}
