package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {

  private static final int NAMED = 20;
  private static final int TRIES = 200;

  /** Twenty named points anywhere, also all in one place or one corner. */
  @Test
  void twentyLabelsNeverOverlapNorCoverANamedPoint() {
    Random random = new Random(7);
    for (int i = 0; i < TRIES; i++) {
      Rectangle2D frame = new Rectangle2D.Double(84, 60, 898, 500);
      double spread = Math.pow(random.nextDouble(), 3);
      double x = frame.getX() + random.nextDouble() * frame.getWidth() * (1 - spread);
      double y = frame.getY() + random.nextDouble() * frame.getHeight() * (1 - spread);
      List<Point2D> points = new ArrayList<>();
      for (int p = 0; p < NAMED; p++) {
        points.add(
            new Point2D.Double(
                x + random.nextDouble() * frame.getWidth() * spread,
                y + random.nextDouble() * frame.getHeight() * spread));
      }
      LabelPlacer placer = new LabelPlacer(frame, points);
      List<Rectangle2D> marks =
          points.stream()
              .<Rectangle2D>map(it -> new Rectangle2D.Double(it.getX() - 6, it.getY() - 6, 12, 12))
              .toList();
      marks.forEach(placer::keepFree);
      List<Rectangle2D> boxes = new ArrayList<>();
      for (Point2D point : points) {
        boxes.add(placer.place(point, 40 + random.nextInt(160), 16));
      }
      assertThat(boxes).allMatch(frame::contains);
      for (int b = 0; b < NAMED; b++) {
        Rectangle2D box = boxes.get(b);
        assertThat(boxes.subList(0, b)).noneMatch(box::intersects);
        assertThat(marks).noneMatch(box::intersects);
      }
    }
  }

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
