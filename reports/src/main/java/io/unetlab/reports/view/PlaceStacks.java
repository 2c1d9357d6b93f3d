package io.unetlab.reports.view;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Place;
import io.unetlab.builders.graph.Role;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.reports.chart.LevelRoleChart;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Stack;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two networks' MACs by the same places, whatever resolution each place has in each; the middle is
 * one place although it may stand elsewhere.
 */
final class PlaceStacks {

  private static final Comparator<Place> ALONG_THE_U =
      Comparator.comparing(Place::side)
          .thenComparing(
              it ->
                  it.side() == Place.Side.MIDDLE
                      ? 0
                      : it.side() == Place.Side.UP ? -it.level() : it.level());

  private final CostReport base;
  private final CostReport other;

  private PlaceStacks(NetworkSpec base, NetworkSpec other) {
    this.base = CostReport.of(Networks.graph(base));
    this.other = CostReport.of(Networks.graph(other));
  }

  static Picture picture(String name, NetworkSpec baseSpec, NetworkSpec otherSpec) {
    PlaceStacks stacks = new PlaceStacks(baseSpec, otherSpec);
    Set<Place> places = new TreeSet<>(ALONG_THE_U);
    places.addAll(stacks.base.byPlaceAndRole().keySet());
    places.addAll(stacks.other.byPlaceAndRole().keySet());
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
        .byPlaceAndRole()
        .forEach(
            (place, roles) ->
                stacks.add(new Stack(name(place), resolution(report, place), parts(roles))));
    return stacks;
  }

  private static Map<Palette, Double> parts(Map<Role, Cost> roles) {
    Map<Palette, Double> parts = new EnumMap<>(Palette.class);
    roles.forEach((role, cost) -> parts.put(Palette.valueOf(role.name()), (double) cost.macs()));
    return parts;
  }

  private static String name(Place place) {
    return switch (place.side()) {
      case DOWN, UP -> "level " + place.level() + " " + ChoiceType.word(place.side());
      case MIDDLE -> "middle";
      case OUTSIDE -> "outside of the levels";
    };
  }

  // The report's own name ends in it: `middle (16x16)`.
  private static String resolution(CostReport report, Place place) {
    String name = report.name(place);
    int open = name.indexOf('(');
    return open < 0 ? "" : name.substring(open + 1, name.length() - 1);
  }
}
