package io.unetlab.reports.view;

import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.reports.chart.LevelRoleChart;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Stack;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two networks' MACs at corresponding places, whatever their resolutions; the middle is one place,
 * although its resolution may differ. A pipeline's places are its parts, with all their runs.
 */
final class PlaceStacks {

  private final CountedParts counted;
  private final boolean byPart;

  private PlaceStacks(CountedParts counted) {
    this.counted = counted;
    this.byPart = counted.areNamed();
  }

  static Picture picture(Compared ofBase, Compared ofOther) {
    PlaceStacks base = new PlaceStacks(ofBase.counted());
    PlaceStacks other = new PlaceStacks(ofOther.counted());
    return LevelRoleChart.of(
        base.byPart ? LevelRoleChart.Of.PART : LevelRoleChart.Of.LEVEL,
        ofBase.name(),
        ofOther.name(),
        places(base, other),
        base.stacks(),
        other.stacks());
  }

  private static List<String> places(PlaceStacks base, PlaceStacks other) {
    if (base.byPart) {
      Set<String> words = new LinkedHashSet<>();
      base.counted.parts().forEach(it -> words.add(words(it)));
      other.counted.parts().forEach(it -> words.add(words(it)));
      return List.copyOf(words);
    }
    Set<Stage> places = new TreeSet<>();
    places.addAll(base.report().byStageAndRole().keySet());
    places.addAll(other.report().byStageAndRole().keySet());
    return places.stream().map(PlaceStacks::name).toList();
  }

  private static String words(CountedPart part) {
    return part.part().word().replace('_', ' ');
  }

  private CostReport report() {
    return counted.parts().get(0).report();
  }

  private List<Stack> stacks() {
    if (byPart) {
      return counted.parts().stream().map(PlaceStacks::stack).toList();
    }
    List<Stack> stacks = new ArrayList<>();
    report()
        .byStageAndRole()
        .forEach(
            (stage, roles) ->
                stacks.add(new Stack(name(stage), resolution(report(), stage), parts(roles, 1))));
    return stacks;
  }

  private static Stack stack(CountedPart part) {
    long runs = part.part().runs();
    Map<Palette, Double> sums = new EnumMap<>(Palette.class);
    for (Map<Role, Cost> roles : part.report().byStageAndRole().values()) {
      parts(roles, runs).forEach((role, macs) -> sums.merge(role, macs, Double::sum));
    }
    return new Stack(words(part), runs == 1 ? "1 run" : Numbers.grouped(runs) + " runs", sums);
  }

  private static Map<Palette, Double> parts(Map<Role, Cost> roles, long runs) {
    Map<Palette, Double> parts = new EnumMap<>(Palette.class);
    roles.forEach(
        (role, cost) ->
            parts.merge(Palette.ofRole(role.word()), (double) cost.macs() * runs, Double::sum));
    return parts;
  }

  private static String name(Stage stage) {
    return stage.equals(Stage.OUTSIDE) ? "outside the levels" : stage.word();
  }

  // The report's own name ends in it: `middle (16x16)`.
  private static String resolution(CostReport report, Stage stage) {
    String name = report.name(stage);
    int open = name.indexOf('(');
    return open < 0 ? "" : name.substring(open + 1, name.length() - 1);
  }
}
