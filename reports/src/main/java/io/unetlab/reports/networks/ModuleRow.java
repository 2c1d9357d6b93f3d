package io.unetlab.reports.networks;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.reports.network.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A module that some of the networks have: those of one full name correspond.
 *
 * @param name within its parent
 * @param path its full name
 * @param depth from 1
 * @param costs by network, empty where it has no such module
 */
record ModuleRow(String name, String path, int depth, List<Optional<CostTree>> costs) {

  ModuleRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    costs = List.copyOf(costs);
  }

  /** Every module of the networks, each followed by its parts; without operations that are free. */
  static List<ModuleRow> of(NetworkSet networks) {
    List<ModuleRow> rows = new ArrayList<>();
    List<Optional<CostTree>> roots =
        networks.networks().stream()
            .map(it -> Optional.of(it.counted().parts().tree(it.name())))
            .toList();
    collect(roots, 1, rows);
    return rows;
  }

  private static void collect(List<Optional<CostTree>> parents, int depth, List<ModuleRow> rows) {
    List<Map<String, CostTree>> children = parents.stream().map(ModuleRow::children).toList();
    List<String> names = List.of();
    for (Map<String, CostTree> own : children) {
      names = Merge.of(names, own.keySet());
    }
    for (String name : names) {
      List<Optional<CostTree>> costs =
          children.stream().map(it -> Optional.ofNullable(it.get(name))).toList();
      if (costs.stream().flatMap(Optional::stream).anyMatch(ModuleRow::counts)) {
        String path = costs.stream().flatMap(Optional::stream).findFirst().orElseThrow().path();
        rows.add(new ModuleRow(name, path, depth, costs));
        collect(costs, depth + 1, rows);
      }
    }
  }

  private static Map<String, CostTree> children(Optional<CostTree> parent) {
    Map<String, CostTree> byName = new LinkedHashMap<>();
    parent.ifPresent(it -> it.children().forEach(child -> byName.put(child.name(), child)));
    return byName;
  }

  private static boolean counts(CostTree module) {
    Cost cost = module.cost();
    return !module.children().isEmpty() || cost.params() > 0 || cost.macs() > 0;
  }

  /** Whether the networks differ in it, in what it costs or in what its parts cost. */
  boolean differs() {
    Set<Optional<List<CostTree>>> distinct = new HashSet<>();
    costs.forEach(it -> distinct.add(it.map(ModuleRow::content)));
    return distinct.size() > 1;
  }

  private static List<CostTree> content(CostTree module) {
    return module.children().isEmpty() ? List.of(module) : module.children();
  }
}
