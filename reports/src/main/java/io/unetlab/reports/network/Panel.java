package io.unetlab.reports.network;

import io.unetlab.reports.network.DrawnStage.Place;
import io.unetlab.reports.network.Slots.Slot;
import io.unetlab.reports.network.Strip.Side;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One network in its places: a U of two arms, whose outer edges are straight, or a chain around an
 * axis. Widths grow with the channels, from half of an arm to all of it.
 *
 * @param strips in the order in which the lines run
 */
record Panel(
    DrawnPart part, boolean folded, double height, List<Strip> strips, List<Caption> captions) {

  /**
   * Words about a level.
   *
   * @param x their middle in a U, their right end in a chain
   * @param middle of their height
   */
  record Caption(double x, double middle, List<String> texts) {}

  static final double U_WIDTH = 600;
  static final double CHAIN_WIDTH = 420;

  /** Beside the arms, for bars and numbers. */
  static final double MARGIN = 74;

  /** What runs from strip to strip is drawn here, from the outer edge. */
  static final double FLOW = 40;

  private static final double ARM = 176;
  private static final double AXIS = 226;
  private static final double CAPTIONS = AXIS - ARM / 2 - 12;

  /** What networks of one form have in common: the heights of their lines, the most channels. */
  private record Scale(Slots slots, long most) {

    static Scale of(List<DrawnPart> parts) {
      long most =
          parts.stream().flatMap(DrawnPart::lines).mapToLong(DrawnLine::channels).max().orElse(1);
      return new Scale(Slots.of(parts), most);
    }
  }

  /** Panels of networks that correspond; those of one form have the same rows and scale. */
  static List<Panel> of(List<DrawnPart> parts) {
    Scale folded = Scale.of(parts.stream().filter(DrawnPart::isFolded).toList());
    Scale chains = Scale.of(parts.stream().filter(it -> !it.isFolded()).toList());
    return parts.stream()
        .map(it -> new Builder(it, it.isFolded() ? folded : chains).build())
        .toList();
  }

  double width() {
    return folded ? U_WIDTH : CHAIN_WIDTH;
  }

  Optional<Strip> find(String id) {
    return strips.stream().filter(it -> it.stage().id(it.line()).equals(id)).findFirst();
  }

  /** From the flow of an arm to its outer edge. */
  static double flow(Side side) {
    return switch (side) {
      case LEFT -> MARGIN + FLOW;
      case RIGHT -> U_WIDTH - MARGIN - FLOW;
      case AXIS -> AXIS;
    };
  }

  private record Builder(DrawnPart part, Scale scale) {

    private Slots slots() {
      return scale.slots();
    }

    Panel build() {
      List<Strip> strips = new ArrayList<>();
      List<Double> widths = part.lines().map(this::width).toList();
      int index = 0;
      for (DrawnStage stage : part.stages()) {
        for (DrawnLine line : stage.lines()) {
          strips.add(strip(stage, line, widths, index++));
        }
      }
      return new Panel(part, slots().isFolded(), slots().height(), strips, captions());
    }

    private double width(DrawnLine line) {
      return ARM * (1 + (double) line.channels() / scale.most()) / 2;
    }

    private Strip strip(DrawnStage stage, DrawnLine line, List<Double> widths, int index) {
      Side side = side(stage);
      Slot slot = slots().of(stage, line);
      double own = widths.get(index);
      double top = own;
      double bottom = own;
      if (line.resamples()) {
        double before = widths.get(Math.max(0, index - 1));
        double after = widths.get(Math.min(widths.size() - 1, index + 1));
        top = side == Side.RIGHT ? after : before;
        bottom = side == Side.RIGHT ? before : after;
      }
      double width = Math.max(top, bottom);
      Rectangle2D box = new Rectangle2D.Double(left(side, width), slot.y(), width, slot.height());
      return new Strip(stage, line, side, box, top, bottom);
    }

    private double left(Side side, double width) {
      return switch (side) {
        case LEFT -> MARGIN;
        case RIGHT -> U_WIDTH - MARGIN - width;
        case AXIS -> (slots().isFolded() ? U_WIDTH / 2 : AXIS) - width / 2;
      };
    }

    private Side side(DrawnStage stage) {
      if (!slots().isFolded()) {
        return Side.AXIS;
      }
      return switch (stage.place()) {
        case START, DOWN -> Side.LEFT;
        case MIDDLE -> Side.AXIS;
        case UP, END -> Side.RIGHT;
      };
    }

    private List<Caption> captions() {
      List<Caption> captions = new ArrayList<>();
      for (DrawnStage stage : part.stages()) {
        boolean level = stage.place() == Place.DOWN || stage.place() == Place.UP;
        if (!slots().isFolded() || (level && first(stage))) {
          List<String> texts = texts(stage);
          double x = slots().isFolded() ? U_WIDTH / 2 : CAPTIONS;
          Slot row = slots().row(stage);
          boolean room = row.height() >= 40;
          captions.add(
              new Caption(
                  x, row.middle(), room ? texts : texts.subList(0, Math.min(1, texts.size()))));
        }
      }
      return captions;
    }

    // Of the two stages of a level.
    private boolean first(DrawnStage stage) {
      return part.stages().stream()
          .filter(it -> it.place() == Place.DOWN || it.place() == Place.UP)
          .filter(it -> it.level() == stage.level())
          .findFirst()
          .filter(stage::equals)
          .isPresent();
    }

    private List<String> texts(DrawnStage stage) {
      boolean ends = stage.place() == Place.START || stage.place() == Place.END;
      if (stage.pixels() == 0) {
        boolean tokens = stage.place() == Place.START && !stage.resolution().isEmpty();
        return tokens ? List.of(stage.resolution()) : ends ? List.of() : List.of(stage.word());
      }
      if (ends) {
        return List.of();
      }
      long channels =
          part.stages().stream()
              .filter(
                  it ->
                      it.level() == stage.level()
                          && (!slots().isFolded() || it.place() != Place.MIDDLE))
              .filter(it -> slots().isFolded() || it.equals(stage))
              .filter(it -> it.place() != Place.START && it.place() != Place.END)
              .flatMap(it -> it.lines().stream())
              .filter(it -> !it.resamples() && it.exists())
              .mapToLong(DrawnLine::channels)
              .max()
              .orElse(0);
      String size = stage.resolution().replace('x', '×');
      return channels == 0 ? List.of() : List.of(size, channels + " ch");
    }
  }
}
