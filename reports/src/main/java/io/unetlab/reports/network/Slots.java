package io.unetlab.reports.network;

import io.unetlab.reports.network.DrawnStage.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The heights at which the lines of corresponding networks are, the same in all of them, so that
 * their pictures can be side by side. In a U the ways down and up share rows; otherwise the lines
 * follow one another.
 */
final class Slots {

  /** The vertical extent of a line. */
  record Slot(double y, double height) {

    double middle() {
      return y + height / 2;
    }

    double bottom() {
      return y + height;
    }
  }

  static final double GAP = 5;

  private static final double LEAST = 28;
  private static final double CAPTIONED = 40;
  private static final double DOUBLED = 6;
  private static final double MOST = 70;
  private static final double ENDS = 32;
  private static final double BETWEEN = 22;
  private static final double ROW = 48;
  private static final double TURN = 12;

  private final List<DrawnPart> parts;
  private final boolean folded;
  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<String, Slot> rows = new HashMap<>();
  private double end;

  private Slots(List<DrawnPart> parts) {
    this.parts = parts;
    this.folded = parts.stream().anyMatch(DrawnPart::isFolded);
    if (folded) {
      fold();
    } else {
      chain();
    }
  }

  /** Of networks that correspond to each other, at least one. */
  static Slots of(List<DrawnPart> parts) {
    return new Slots(parts);
  }

  boolean isFolded() {
    return folded;
  }

  double height() {
    return end;
  }

  Slot of(DrawnStage stage, DrawnLine line) {
    return found(slots, stage.id(line));
  }

  /** All lines of a stage; in a U those of both ways through its level. */
  Slot row(DrawnStage stage) {
    return found(rows, folded ? Integer.toString(stage.level()) : stage.key());
  }

  private static Slot found(Map<String, Slot> slots, String key) {
    return Optional.ofNullable(slots.get(key)).orElseThrow();
  }

  private void chain() {
    List<String> keys = List.of();
    for (DrawnPart part : parts) {
      keys = Merge.of(keys, part.stages().stream().map(DrawnStage::key).toList());
    }
    double y = 0;
    for (String key : keys) {
      double top = y;
      double bottom = y;
      for (String id : ids(it -> it.key().equals(key), it -> true)) {
        double height = height(id);
        slots.put(id, new Slot(y, height));
        bottom = resamples(id) ? bottom : y + height;
        y += height + GAP;
      }
      rows.put(key, new Slot(top, bottom - top));
    }
    end = y - GAP;
  }

  private void fold() {
    double y = row(0, at(Place.START, 0, false), at(Place.END, 0, false)) + GAP;
    List<Integer> levels = new ArrayList<>(levels());
    for (int i = 0; i < levels.size(); i++) {
      int level = levels.get(i);
      double top = y;
      y = row(y, at(Place.DOWN, level, false), at(Place.UP, level, false)) + GAP;
      rows.put(Integer.toString(level), new Slot(top, y - GAP - top));
      List<String> down = at(Place.DOWN, level, true);
      List<String> up = i + 1 < levels.size() ? at(Place.UP, levels.get(i + 1), true) : List.of();
      if (!down.isEmpty() || !up.isEmpty()) {
        y = row(y, down, up) + GAP;
      }
    }
    y += GAP;
    List<String> middle = at(Place.MIDDLE, 0, false);
    for (String id : middle) {
      slots.put(id, new Slot(y, height(id)));
      y += height(id) + GAP;
    }
    end = middle.isEmpty() ? y + TURN : y - GAP;
  }

  // Both sides end at the same height: there a skip leaves last and is joined first.
  private double row(double y, List<String> down, List<String> up) {
    double pitch = 0;
    for (String id : Merge.of(down, up)) {
      pitch = Math.max(pitch, height(id));
    }
    boolean between = Merge.of(down, up).stream().allMatch(this::resamples);
    int count = Math.max(down.size(), up.size());
    double content = count * (pitch + GAP) - GAP;
    double bottom = y + (between ? content : Math.max(content, ends(down, up) ? ENDS : ROW));
    for (int i = 0; i < down.size(); i++) {
      put(down.get(i), bottom - (down.size() - i) * (pitch + GAP) + GAP, pitch);
    }
    for (int i = 0; i < up.size(); i++) {
      put(up.get(i), bottom - (i + 1) * (pitch + GAP) + GAP, pitch);
    }
    return bottom;
  }

  private static boolean ends(List<String> down, List<String> up) {
    return Merge.of(down, up).stream()
        .allMatch(it -> it.startsWith("start") || it.startsWith("end"));
  }

  private void put(String id, double y, double height) {
    slots.put(id, new Slot(y, height));
  }

  private Set<Integer> levels() {
    Set<Integer> levels = new TreeSet<>();
    for (DrawnPart part : parts) {
      part.stages().stream()
          .filter(it -> it.place() == Place.DOWN || it.place() == Place.UP)
          .forEach(it -> levels.add(it.level()));
    }
    return levels;
  }

  private List<String> at(Place place, int level, boolean resampling) {
    return ids(
        it -> it.place() == place && it.level() == level, it -> it.resamples() == resampling);
  }

  private List<String> ids(Predicate<DrawnStage> ofStage, Predicate<DrawnLine> ofLine) {
    List<String> ids = List.of();
    for (DrawnPart part : parts) {
      ids =
          Merge.of(
              ids,
              part.stages().stream()
                  .filter(ofStage)
                  .flatMap(it -> it.lines().stream().filter(ofLine).map(it::id))
                  .toList());
    }
    return ids;
  }

  private boolean resamples(String id) {
    return parts.stream()
        .flatMap(part -> part.stages().stream())
        .anyMatch(
            stage ->
                stage.lines().stream()
                    .anyMatch(line -> stage.id(line).equals(id) && line.resamples()));
  }

  private double height(String id) {
    if (resamples(id)) {
      return BETWEEN;
    }
    double height = LEAST;
    for (DrawnPart part : parts) {
      double least =
          part.stages().stream().mapToLong(DrawnStage::pixels).filter(it -> it > 0).min().orElse(1);
      for (DrawnStage stage : part.stages()) {
        if (stage.lines().stream().anyMatch(line -> stage.id(line).equals(id))) {
          height = Math.max(height, ofStage(stage, least));
        }
      }
    }
    return height;
  }

  // The same step for each doubling of the side.
  private double ofStage(DrawnStage stage, double least) {
    if (stage.place() == Place.START || stage.place() == Place.END) {
      return ENDS;
    }
    double doublings = stage.pixels() == 0 ? 0 : Math.log(stage.pixels() / least) / Math.log(4);
    double smallest = folded || stage.pixels() == 0 ? LEAST : CAPTIONED;
    return Math.min(MOST, smallest + DOUBLED * doublings);
  }
}
