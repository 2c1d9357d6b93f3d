package io.unetlab.reports.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Marks what differs from the base, stage by stage. */
final class Comparison {

  private final Map<String, DrawnBlock> bases;
  private final Map<String, DrawnBlock> owns;

  private Comparison(List<DrawnLine> base, List<DrawnLine> own) {
    this.bases = blocks(base);
    this.owns = blocks(own);
  }

  /** A part with its marks; at least one of both exists. A U and a chain have nothing in common. */
  static DrawnPart of(Optional<DrawnPart> base, Optional<DrawnPart> own) {
    if (base.isPresent() && own.isPresent() && base.get().isFolded() != own.get().isFolded()) {
      return own.get();
    }
    Map<String, DrawnStage> bases = stages(base);
    Map<String, DrawnStage> owns = stages(own);
    List<DrawnStage> stages = new ArrayList<>();
    for (String key : Merge.of(bases.keySet(), owns.keySet())) {
      Optional<DrawnStage> before = Optional.ofNullable(bases.get(key));
      Optional<DrawnStage> after = Optional.ofNullable(owns.get(key));
      DrawnStage either = after.or(() -> before).orElseThrow();
      stages.add(either.with(lines(lines(before), lines(after))));
    }
    return own.or(() -> base).orElseThrow().with(stages);
  }

  private static Map<String, DrawnStage> stages(Optional<DrawnPart> part) {
    return byKey(part.map(DrawnPart::stages).orElse(List.of()), DrawnStage::key);
  }

  private static List<DrawnLine> lines(Optional<DrawnStage> stage) {
    return stage.map(DrawnStage::lines).orElse(List.of());
  }

  private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
    Map<String, T> byKey = new LinkedHashMap<>();
    all.forEach(it -> byKey.put(key.apply(it), it));
    return byKey;
  }

  private static Map<String, DrawnBlock> blocks(List<DrawnLine> lines) {
    return byKey(lines.stream().flatMap(it -> it.blocks().stream()).toList(), DrawnBlock::key);
  }

  private static List<DrawnLine> lines(List<DrawnLine> base, List<DrawnLine> own) {
    Comparison stage = new Comparison(base, own);
    Map<String, DrawnLine> before = byKey(base, DrawnLine::key);
    Map<String, DrawnLine> after = byKey(own, DrawnLine::key);
    List<DrawnLine> lines = new ArrayList<>();
    for (String key : Merge.of(before.keySet(), after.keySet())) {
      Optional<DrawnLine> old = Optional.ofNullable(before.get(key));
      Optional<DrawnLine> now = Optional.ofNullable(after.get(key));
      List<DrawnBlock> blocks = stage.marked(old, now);
      if (!blocks.isEmpty()) {
        lines.add(now.or(() -> old).orElseThrow().with(blocks));
      }
    }
    return lines;
  }

  private List<DrawnBlock> marked(Optional<DrawnLine> base, Optional<DrawnLine> own) {
    List<String> removed = keys(base).stream().filter(it -> !owns.containsKey(it)).toList();
    List<DrawnBlock> marked = new ArrayList<>();
    for (String key : Merge.of(keys(base), keys(own))) {
      if (removed.contains(key)) {
        marked.add(block(bases, key).in(State.REMOVED));
      } else if (keys(own).contains(key)) {
        DrawnBlock block = block(owns, key);
        marked.add(
            Optional.ofNullable(bases.get(key))
                .map(block::against)
                .orElseGet(() -> block.in(State.ADDED)));
      }
    }
    return marked;
  }

  private static DrawnBlock block(Map<String, DrawnBlock> blocks, String key) {
    return Optional.ofNullable(blocks.get(key)).orElseThrow();
  }

  private static List<String> keys(Optional<DrawnLine> line) {
    return line.map(it -> it.blocks().stream().map(DrawnBlock::key).toList()).orElse(List.of());
  }
}
