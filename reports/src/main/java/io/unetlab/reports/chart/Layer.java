package io.unetlab.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Something drawn on top of a chart, in the chart's own coordinates. */
final class Layer extends Annotation {

  /** Maps values to pixels of the picture. */
  interface Scale {
    double x(double value);

    double y(double value);

    /** The plot area within the axes. */
    Rectangle2D plot();
  }

  private final BiConsumer<Pen, Scale> drawing;

  Layer(BiConsumer<Pen, Scale> drawing) {
    super(false);
    this.drawing = drawing;
    this.bounds = new Rectangle2D.Double();
  }

  @Override
  public void paint(Graphics2D g) {
    drawing.accept(new Pen(g), new ChartScale());
  }

  private final class ChartScale implements Scale {
    @Override
    public double x(double value) {
      return chart.getScreenXFromChart(value);
    }

    @Override
    public double y(double value) {
      return chart.getScreenYFromChart(value);
    }

    @Override
    public Rectangle2D plot() {
      double left = getXAxisScreenValueForMin();
      double top = getYAxisScreenValueForMin();
      return new Rectangle2D.Double(
          left, top, getXAxisScreenValueForMax() - left, getYAxisScreenValueForMax() - top);
    }
  }
}
