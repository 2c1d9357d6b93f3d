package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {

  @Test
  void labelsOfCrowdedPointsDoNotOverlapAndStayInside() {
    Rectangle2D frame = new Rectangle2D.Double(0, 0, 600, 400);
    LabelPlacer placer = new LabelPlacer(frame, List.of());
    List<Rectangle2D> boxes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boxes.add(placer.place(new Point2D.Double(590 - i % 3, 10 + i / 3), 90, 16));
    }
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(frame.contains(boxes.get(i))).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
      }
    }
  }
}
