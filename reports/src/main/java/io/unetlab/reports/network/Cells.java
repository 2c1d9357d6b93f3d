package io.unetlab.reports.network;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The blocks of a line beside each other, all of one width; a module's frame is a tray below its
 * other blocks.
 */
record Cells(List<Cell> cells, List<Times> times) {

  /**
   * A block in its place.
   *
   * @param tray whether others are on top of it
   */
  record Cell(Rectangle2D box, DrawnBlock block, boolean tray) {}

  /** How often the blocks before it are repeated. */
  record Times(Rectangle2D box, int count) {}

  private static final double GAP = 2;
  private static final double INSET = 4;
  private static final double TIMES = 0.85;
  private static final double DIGIT = 0.3;

  static Cells of(Strip strip) {
    Cells placed = new Cells(new ArrayList<>(), new ArrayList<>());
    Rectangle2D box = strip.box();
    List<List<DrawnBlock>> modules = modules(strip.line());
    double units = modules.stream().mapToDouble(Cells::units).sum();
    double x = box.getX();
    for (List<DrawnBlock> module : modules) {
      double width = box.getWidth() * units(module) / units;
      placed.add(module, x, box, width - (x + width < box.getMaxX() - 1 ? GAP : 0));
      x += width;
    }
    return placed;
  }

  private static List<List<DrawnBlock>> modules(DrawnLine line) {
    List<List<DrawnBlock>> modules = new ArrayList<>();
    String name = "";
    for (DrawnBlock block : line.blocks()) {
      if (modules.isEmpty() || !block.name().equals(name)) {
        modules.add(new ArrayList<>());
        name = block.name();
      }
      modules.get(modules.size() - 1).add(block);
    }
    return modules;
  }

  private static Optional<DrawnBlock> frame(List<DrawnBlock> module) {
    return module.size() < 2
        ? Optional.empty()
        : module.stream().filter(DrawnBlock::frame).findFirst();
  }

  private static int repeats(List<DrawnBlock> module) {
    return module.stream().mapToInt(DrawnBlock::repeats).max().orElse(1);
  }

  private static double units(List<DrawnBlock> module) {
    int beside = module.size() - (frame(module).isPresent() ? 1 : 0);
    return beside + room(module);
  }

  // The room of their number, in blocks.
  private static double room(List<DrawnBlock> module) {
    int repeats = repeats(module);
    return repeats > 1 ? TIMES + DIGIT * Integer.toString(repeats).length() : 0;
  }

  private void add(List<DrawnBlock> module, double left, Rectangle2D strip, double width) {
    Optional<DrawnBlock> frame = frame(module);
    double inset = frame.isPresent() ? INSET : 0;
    frame.ifPresent(
        it ->
            cells.add(
                new Cell(
                    new Rectangle2D.Double(left, strip.getY(), width, strip.getHeight()),
                    it,
                    true)));
    double pitch = (width - 2 * inset + GAP) / units(module);
    double x = left + inset;
    for (DrawnBlock block : module) {
      if (frame.filter(block::equals).isEmpty()) {
        cells.add(new Cell(box(x, strip, inset, pitch - GAP), block, false));
        x += pitch;
      }
    }
    if (repeats(module) > 1) {
      times.add(new Times(box(x, strip, inset, room(module) * pitch - GAP), repeats(module)));
    }
  }

  private static Rectangle2D box(double x, Rectangle2D strip, double inset, double width) {
    return new Rectangle2D.Double(x, strip.getY() + inset, width, strip.getHeight() - 2 * inset);
  }
}
