package io.unetlab.reports.view;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.reports.chart.LevelRoleChart;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Stack;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two networks' MACs at corresponding places, whatever their resolutions; the middle is one place,
 * although its resolution may differ.
 */
final class PlaceStacks {

  private final CostReport base;
  private final CostReport other;

  private PlaceStacks(NetworkSpec base, NetworkSpec other) {
    this.base = CostReport.of(Networks.graph(base));
    this.other = CostReport.of(Networks.graph(other));
  }

  static Picture picture(String name, NetworkSpec baseSpec, NetworkSpec otherSpec) {
    PlaceStacks stacks = new PlaceStacks(baseSpec, otherSpec);
    Set<Stage> places = new TreeSet<>();
    places.addAll(stacks.base.byStageAndRole().keySet());
    places.addAll(stacks.other.byStageAndRole().keySet());
    return LevelRoleChart.of(
        "base",
        name,
        places.stream().map(PlaceStacks::name).toList(),
        stacks(stacks.base),
        stacks(stacks.other));
  }

  private static List<Stack> stacks(CostReport report) {
    List<Stack> stacks = new ArrayList<>();
    report
        .byStageAndRole()
        .forEach(
            (stage, roles) ->
                stacks.add(new Stack(name(stage), resolution(report, stage), parts(roles))));
    return stacks;
  }

  private static Map<Palette, Double> parts(Map<Role, Cost> roles) {
    Map<Palette, Double> parts = new EnumMap<>(Palette.class);
    roles.forEach(
        (role, cost) ->
            parts.merge(Palette.ofRole(role.word()), (double) cost.macs(), Double::sum));
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
