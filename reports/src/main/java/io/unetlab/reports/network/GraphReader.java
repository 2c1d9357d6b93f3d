package io.unetlab.reports.network;

import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.reports.network.DrawnLine.Way;
import io.unetlab.reports.network.DrawnPart.Skip;
import io.unetlab.reports.network.DrawnStage.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a graph and its costs as stages, lines, blocks and skips; it knows no kind of network. A
 * skip is an image that is read later than by the next module.
 */
final class GraphReader {

  /** More would be too narrow for their letters. */
  private static final int BLOCKS_IN_A_LINE = 5;

  private final CountedPart part;
  private final BlockReader blocks;
  private final List<Module> modules = new ArrayList<>();
  private final int[] moduleOf;
  private final Set<Integer> leaves = new LinkedHashSet<>();
  private final Set<Integer> joins = new LinkedHashSet<>();
  private final String[] lineOf;

  private GraphReader(CountedPart part, List<List<Module>> stages) {
    this.part = part;
    this.blocks = new BlockReader(part.report());
    stages.forEach(modules::addAll);
    this.moduleOf = new int[part.report().graph().nodes().size()];
    for (int i = 0; i < modules.size(); i++) {
      for (Node node : modules.get(i).nodes()) {
        moduleOf[node.id()] = i;
      }
    }
    this.lineOf = new String[modules.size()];
    Arrays.fill(lineOf, "");
    skips()
        .forEach(
            skip -> {
              leaves.add(skip[0]);
              joins.add(skip[1]);
            });
  }

  static DrawnPart read(CountedPart part) {
    Map<Stage, List<Node>> staged = new LinkedHashMap<>();
    List<Node> start = new ArrayList<>();
    List<Node> end = new ArrayList<>();
    for (Node node : part.report().graph().nodes()) {
      if (!node.scope().stage().equals(Stage.OUTSIDE)) {
        staged.computeIfAbsent(node.scope().stage(), it -> new ArrayList<>()).add(node);
      } else {
        (staged.isEmpty() ? start : end).add(node);
      }
    }
    List<Stage> words = new ArrayList<>(staged.keySet());
    List<List<Module>> modules = new ArrayList<>();
    modules.add(Modules.outside(start));
    staged.values().forEach(nodes -> modules.add(Modules.of(nodes)));
    modules.add(Modules.outside(end));
    return new GraphReader(part, modules).read(words, modules);
  }

  private DrawnPart read(List<Stage> words, List<List<Module>> stages) {
    List<DrawnStage> drawn = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      List<Module> own = stages.get(i);
      if (own.isEmpty()) {
        continue;
      }
      boolean first = i == 0;
      boolean last = i == stages.size() - 1;
      DrawnStage stage =
          first
              ? stage(Place.START, "start", 0, own)
              : last ? stage(Place.END, "end", 0, own) : stage(words.get(i - 1), own);
      drawn.add(stage);
    }
    return new DrawnPart(
        part.part().word(),
        part.part().network().name(),
        part.part().runs(),
        part.report().total(),
        drawn,
        skips().stream().map(it -> new Skip(lineOf[it[0]], lineOf[it[1]])).distinct().toList());
  }

  private DrawnStage stage(Stage stage, List<Module> own) {
    Place place = stage.isMiddle() ? Place.MIDDLE : stage.isUp() ? Place.UP : Place.DOWN;
    int level = place == Place.MIDDLE ? 0 : stage.level();
    return stage(place, stage.word(), level, own);
  }

  private DrawnStage stage(Place place, String word, int level, List<Module> own) {
    TensorShape shape =
        own.stream()
            .flatMap(it -> it.nodes().stream())
            .map(Node::shape)
            .filter(it -> it.isImage() || it.isTokens())
            .findFirst()
            .orElse(own.get(0).last().shape());
    String resolution =
        shape.isImage()
            ? shape.dim(2) + "x" + shape.dim(3)
            : shape.isTokens() ? shape.dim(1) + " tokens" : "";
    long pixels = shape.isImage() ? shape.dim(2) * shape.dim(3) : 0;
    DrawnStage empty = new DrawnStage(place, word, level, resolution, pixels, List.of());
    return empty.with(lines(empty, own));
  }

  private List<DrawnLine> lines(DrawnStage stage, List<Module> own) {
    List<DrawnLine> lines = new ArrayList<>();
    for (List<Module> group : groups(own)) {
      Module last = group.get(group.size() - 1);
      List<DrawnBlock> read = group.stream().flatMap(it -> blocks.read(it).stream()).toList();
      DrawnLine line =
          new DrawnLine(group.get(0).name(), group.get(0).way(), last.channels(), read);
      lines.add(line);
      group.forEach(module -> lineOf[modules.indexOf(module)] = stage.id(line));
    }
    return lines;
  }

  private List<List<Module>> groups(List<Module> own) {
    List<List<Module>> groups = new ArrayList<>();
    int width = 0;
    boolean isLong = own.stream().mapToInt(blocks::count).sum() > BLOCKS_IN_A_LINE;
    for (Module module : own) {
      int blocksOfIt = blocks.count(module);
      if (groups.isEmpty()
          || breaksBefore(module)
          || (isLong && repeats(groups.get(groups.size() - 1), module))
          || width + blocksOfIt > BLOCKS_IN_A_LINE) {
        groups.add(new ArrayList<>());
        width = 0;
      }
      groups.get(groups.size() - 1).add(module);
      width += blocksOfIt;
    }
    return groups;
  }

  // Residual block and transformer stack, then another residual block.
  private static boolean repeats(List<Module> line, Module module) {
    Role first = line.get(0).nodes().get(0).role();
    return module.nodes().get(0).role().equals(first)
        && line.stream().anyMatch(it -> !it.last().role().equals(first));
  }

  private boolean breaksBefore(Module module) {
    int index = modules.indexOf(module);
    boolean resamples = module.way() != Way.LEVEL || modules.get(index - 1).way() != Way.LEVEL;
    return resamples || joins.contains(index) || leaves.contains(index - 1);
  }

  /** Pairs of modules: from, to. */
  private List<int[]> skips() {
    List<int[]> skips = new ArrayList<>();
    for (Module module : modules) {
      for (Node node : module.nodes()) {
        for (Node input : node.inputs()) {
          int from = moduleOf[input.id()];
          int to = moduleOf[node.id()];
          if (input.shape().isImage() && from < to - 1) {
            skips.add(new int[] {from, to});
          }
        }
      }
    }
    return skips;
  }
}
