package io.unetlab.reports.chart;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a picture of a hundred thousand dots small: in each cell of a grid, only the first dot of
 * each kind is drawn. The grid is as fine as the number of dots allows; few dots need no grid.
 */
final class Thinning {

  private static final int MOST_DOTS = 4000;
  // About two cells for each pixel of a picture.
  private static final int FINEST = 2048;

  private final double left;
  private final double bottom;
  private final double width;
  private final double height;
  private final int cells;

  private Thinning(List<Spot> spots, int cells) {
    DoubleSummaryStatistics x = spots.stream().mapToDouble(Spot::x).summaryStatistics();
    DoubleSummaryStatistics y = spots.stream().mapToDouble(Spot::y).summaryStatistics();
    this.left = x.getMin();
    this.bottom = y.getMin();
    this.width = Math.max(x.getMax() - left, Double.MIN_NORMAL);
    this.height = Math.max(y.getMax() - bottom, Double.MIN_NORMAL);
    this.cells = cells;
  }

  /** The finest grid that leaves few enough dots. */
  static Thinning of(List<Spot> spots) {
    Thinning thinning = new Thinning(spots, spots.size() > MOST_DOTS ? FINEST : 0);
    while (thinning.cells > 1 && thinning.thin(spots).size() > MOST_DOTS) {
      thinning = new Thinning(spots, thinning.cells / 2);
    }
    return thinning;
  }

  /** A cell of the grid, for the networks of one kind. */
  private record Cell(Spot.Kind kind, long column, long row) {}

  /** All labelled spots and, of the others, the first for each cell and kind, in order. */
  List<Spot> thin(List<Spot> spots) {
    if (cells == 0) {
      return spots;
    }
    Set<Cell> taken = new HashSet<>();
    List<Spot> left = new ArrayList<>();
    for (Spot spot : spots) {
      if (!spot.kind().small() || taken.add(cell(spot))) {
        left.add(spot);
      }
    }
    return left;
  }

  private Cell cell(Spot spot) {
    return new Cell(
        spot.kind(),
        Math.round((spot.x() - left) / width * cells),
        Math.round((spot.y() - bottom) / height * cells));
  }
}
