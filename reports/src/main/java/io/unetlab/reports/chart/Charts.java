package io.unetlab.reports.chart;

import io.unetlab.reports.table.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;

/** The look that all charts share: white, light grid lines, no boxes. */
final class Charts {

  private static final Color CLEAR = new Color(255, 255, 255, 0);

  private Charts() {}

  /** A round number at an axis: {@code 400 M}, {@code 1.1 G}. */
  static String tick(double value) {
    return Ticks.brief(Numbers.brief(Math.round(value)));
  }

  /** An empty chart with our look; its legend is drawn by the chart itself, if any. */
  static XYChart blank(int width, int height) {
    XYChart chart =
        new XYChartBuilder().width(width).height(height).theme(ChartTheme.XChart).build();
    XYStyler style = chart.getStyler();
    style.setBaseFont(Pen.PLAIN);
    style.setChartFontColor(Palette.INK.color());
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartPadding(10);
    style.setChartBackgroundColor(Palette.PAPER.color());
    style.setPlotBackgroundColor(CLEAR);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(Palette.GRID.color());
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotMargin(0);
    style.setPlotContentSize(1);
    style.setAxisTickLabelsFont(Pen.SMALL);
    style.setAxisTitleFont(Pen.PLAIN);
    style.setAxisTitlePadding(8);
    style.setAxisTickMarkLength(4);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setAxisTickLabelsColor(Palette.MUTED.color());
    style.setXAxisTitleColor(Palette.INK.color());
    style.setYAxisTitleColor(Palette.INK.color());
    return chart;
  }
}
