package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.yaml.ChoiceType;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the MACs are: two bars for each place of the network, base above choice, stacked by role.
 */
public final class LevelRoleChart {

  private static final int HEADING = 34;
  private static final int ROW = 22;
  private static final double GROUP = 2.6;
  private static final int LABELS = 230;

  /** What the places of a network are. */
  public enum Of {
    /** Levels; a note is a resolution. */
    LEVEL("level", "at", 1.22),
    /** Parts of a pipeline; a note is the number of runs. */
    PART("part", "in", 1.3);

    private final String word;
    private final String preposition;
    private final double reach;

    Of(String word, String preposition, double reach) {
      this.word = word;
      this.preposition = preposition;
      this.reach = reach;
    }
  }

  private final Of of;
  private final String baseName;
  private final String choiceName;
  private final List<String> places;
  private final Map<String, Stack> base;
  private final Map<String, Stack> choice;
  private final BarRows rows;

  private LevelRoleChart(
      Of of,
      String baseName,
      String choiceName,
      List<String> places,
      List<Stack> base,
      List<Stack> choice) {
    this.of = of;
    this.baseName = baseName;
    this.choiceName = choiceName;
    this.base = byPlace(base);
    this.choice = byPlace(choice);
    this.places = List.copyOf(places);
    this.rows = frame();
  }

  /**
   * Two networks side by side.
   *
   * @param of what the places are
   * @param places of both networks, in display order
   * @param base a stack for each place that the base has
   * @param choice a stack for each place that the choice has
   */
  public static Picture of(
      Of of,
      String baseName,
      String choiceName,
      List<String> places,
      List<Stack> base,
      List<Stack> choice) {
    LevelRoleChart chart = new LevelRoleChart(of, baseName, choiceName, places, base, choice);
    return chart.rows.picture(
        "level-role",
        "Where the MACs sit, by " + of.word + " and role",
        chart.description(),
        chart::draw);
  }

  private static Map<String, Stack> byPlace(List<Stack> stacks) {
    return stacks.stream()
        .collect(Collectors.toMap(Stack::place, stack -> stack, (a, b) -> b, LinkedHashMap::new));
  }

  private BarRows frame() {
    double most =
        places.stream()
            .mapToDouble(place -> Math.max(total(base, place), total(choice, place)))
            .max()
            .orElse(1);
    double rows = GROUP * places.size();
    return new BarRows(
        Layout.WIDE, LABELS, 0, HEADING, ROW, rows, 0, of.reach * most, Charts::tick, "MACs");
  }

  private void draw(Pen pen) {
    Map<Palette, String> meanings = new LinkedHashMap<>();
    roles().forEach(role -> meanings.put(role, name(role)));
    rows.legend(pen, meanings);
    for (int i = 0; i < places.size(); i++) {
      String place = places.get(i);
      double row = GROUP * i;
      bar(pen, row, baseName, base, place, Palette.MUTED);
      bar(pen, row + 1, choiceName, choice, place, Palette.INK);
      double y = rows.y(row + 1);
      String label = Pen.fit(place, Pen.BOLD, LABELS - 80);
      String note = commonNote(place);
      pen.text(label, 14, y - (note.isEmpty() ? 0 : 7), Anchor.START, Pen.BOLD, Palette.INK);
      pen.text(note, 14, y + 9, Anchor.START, Pen.SMALL, Palette.MUTED);
    }
  }

  // A note that both share is written once, at the place.
  private String commonNote(String place) {
    Stack one = base.get(place);
    Stack two = choice.get(place);
    if (one == null || two == null) {
      return one != null ? one.note() : two != null ? two.note() : "";
    }
    return one.note().equals(two.note()) ? one.note() : "";
  }

  private void bar(
      Pen pen, double row, String name, Map<String, Stack> stacks, String place, Palette color) {
    double x = rows.x(0);
    double y = rows.y(row + 0.5);
    pen.text(name, x - 8, y, Anchor.END, Pen.SMALL, color);
    Stack stack = stacks.get(place);
    if (stack == null) {
      pen.text("absent", x + 6, y, Anchor.START, Pen.SMALL, Palette.MUTED);
      return;
    }
    double sum = 0;
    for (Map.Entry<Palette, Double> part : stack.parts().entrySet()) {
      double next = sum + part.getValue();
      if (next > sum) {
        Rectangle2D bar = rows.bar(row, 0.84, sum, next);
        pen.fill(bar, part.getKey().color());
        edge(pen, bar);
      }
      sum = next;
    }
    boolean own = commonNote(place).isEmpty() && !stack.note().isEmpty();
    String note = own ? "  " + of.preposition + " " + stack.note() : "";
    String total = Numbers.brief(Math.round(stack.total())) + " MACs" + note;
    pen.text(total, rows.x(sum) + 6, y, Anchor.START, Pen.SMALL, color);
  }

  // Neighbours are apart by a line of paper, whatever their colours.
  private static void edge(Pen pen, Rectangle2D bar) {
    if (bar.getWidth() > 3) {
      double x = bar.getMaxX() - 0.5;
      pen.line(x, bar.getMinY(), x, bar.getMaxY(), Palette.PAPER, 1);
    }
  }

  private Set<Palette> roles() {
    Set<Palette> roles = new TreeSet<>();
    base.values().forEach(stack -> roles.addAll(stack.parts().keySet()));
    choice.values().forEach(stack -> roles.addAll(stack.parts().keySet()));
    return roles;
  }

  private static String name(Palette role) {
    return ChoiceType.word(role).replace('_', ' ');
  }

  private static double total(Map<String, Stack> stacks, String place) {
    Stack stack = stacks.get(place);
    return stack == null ? 0 : stack.total();
  }

  private String description() {
    List<String> lines = new ArrayList<>();
    for (String place : places) {
      lines.add(
          "%s: %s %s MACs, %s %s MACs"
              .formatted(
                  place,
                  baseName,
                  Numbers.brief(Math.round(total(base, place))),
                  choiceName,
                  Numbers.brief(Math.round(total(choice, place)))));
    }
    String roles = roles().stream().map(LevelRoleChart::name).collect(Collectors.joining(", "));
    return String.join("; ", lines) + ". Roles: " + roles;
  }
}
