package io.unetlab.reports.page;

import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.reports.view.Compared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Where the cost of some networks is: by place and role. The places of a network are its levels,
 * those of a pipeline its parts with all of their runs.
 *
 * @param roles their words, in the networks' order
 */
public record CostData(
    String places, List<String> names, List<String> roles, List<OfNetwork> networks) {

  /**
   * One network.
   *
   * @param notes a place's resolution or number of runs; empty where it has none
   * @param params by place, then role
   * @param macs by place, then role
   */
  public record OfNetwork(
      String name, List<String> notes, List<List<Long>> params, List<List<Long>> macs) {}

  /** Costs by place, then role, with a note for each place. */
  private record Places(Map<String, Map<Role, Cost>> costs, Map<String, String> notes) {}

  /** The costs of networks of one kind; all have the same places and roles, 0 where absent. */
  public static CostData of(List<Compared> networks) {
    boolean byPart = networks.stream().allMatch(it -> it.counted().areNamed());
    List<Places> all =
        networks.stream().map(it -> byPart ? parts(it.counted()) : stages(it.counted())).toList();
    Set<String> places = new LinkedHashSet<>();
    if (byPart) {
      all.forEach(it -> places.addAll(it.costs().keySet()));
    } else {
      places.addAll(stageNames(networks));
    }
    Set<Role> roles = new TreeSet<>();
    all.forEach(it -> it.costs().values().forEach(costs -> roles.addAll(costs.keySet())));
    List<OfNetwork> costs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      costs.add(network(networks.get(i).name(), all.get(i), places, roles));
    }
    return new CostData(
        byPart ? "part" : "level",
        List.copyOf(places),
        roles.stream().map(Role::word).toList(),
        costs);
  }

  private static OfNetwork network(String name, Places places, Set<String> names, Set<Role> roles) {
    return new OfNetwork(
        name,
        names.stream().map(it -> places.notes().getOrDefault(it, "")).toList(),
        table(places, names, roles, Cost::params),
        table(places, names, roles, Cost::macs));
  }

  private static List<List<Long>> table(
      Places places, Set<String> names, Set<Role> roles, ToLongFunction<Cost> value) {
    return names.stream()
        .map(
            name -> {
              Map<Role, Cost> costs = places.costs().getOrDefault(name, Map.of());
              return roles.stream()
                  .map(it -> value.applyAsLong(costs.getOrDefault(it, Cost.ZERO)))
                  .toList();
            })
        .toList();
  }

  private static Places parts(CountedParts counted) {
    Map<String, Map<Role, Cost>> costs = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (CountedPart part : counted.parts()) {
      long runs = part.part().runs();
      Map<Role, Cost> sums = new LinkedHashMap<>();
      for (Map<Role, Cost> roles : part.report().byStageAndRole().values()) {
        roles.forEach((role, cost) -> sums.merge(role, cost.times(runs), Cost::plus));
      }
      String name = part.part().word().replace('_', ' ');
      costs.put(name, sums);
      notes.put(name, runs == 1 ? "1 run" : runs + " runs");
    }
    return new Places(costs, notes);
  }

  private static Places stages(CountedParts counted) {
    CostReport report = counted.parts().get(0).report();
    Map<String, Map<Role, Cost>> costs = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    report
        .byStageAndRole()
        .forEach(
            (stage, roles) -> {
              costs.put(name(stage), roles);
              notes.put(name(stage), resolution(report, stage));
            });
    return new Places(costs, notes);
  }

  private static List<String> stageNames(List<Compared> networks) {
    Set<Stage> stages = new TreeSet<>();
    networks.forEach(
        it -> stages.addAll(it.counted().parts().get(0).report().byStageAndRole().keySet()));
    return stages.stream().map(CostData::name).toList();
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
