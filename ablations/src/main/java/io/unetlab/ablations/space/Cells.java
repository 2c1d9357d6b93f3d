package io.unetlab.ablations.space;

import io.unetlab.builders.graph.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The smallest parts whose costs are distinguished, numbered as they are first seen: the nodes of
 * one role in one scope of one network of a pipeline.
 */
final class Cells {

  private record Cell(String part, String scope, String role) {

    String text() {
      String place = scope.isEmpty() ? "the outermost scope" : scope;
      return (part.isEmpty() ? "" : part + ": ") + place + " (" + role + ")";
    }
  }

  private static final String CONSTANT = "any run";

  private static final Pattern BLOCK = Pattern.compile("^(?:down|up)_blocks\\.\\d+");

  private final Map<Cell, Integer> numbers = new ConcurrentHashMap<>();
  private final List<Cell> cells = new CopyOnWriteArrayList<>();

  /**
   * The number of a cell.
   *
   * @param part the word of the network in its pipeline
   */
  int number(String part, Scope scope, String role) {
    return numbers.computeIfAbsent(new Cell(part, place(scope), role), this::add);
  }

  /** The number of the cell of what any run of a network takes, whatever is in it. */
  int constant(String part) {
    return numbers.computeIfAbsent(new Cell(part, "", CONSTANT), this::add);
  }

  boolean isConstant(int cell) {
    return cells.get(cell).role().equals(CONSTANT);
  }

  // Blocks on the way up are numbered from the lowest level, so another number of levels shifts
  // their names; a stage is the same level in all networks.
  private static String place(Scope scope) {
    return BLOCK.matcher(scope.path()).replaceFirst(scope.stage().word());
  }

  private synchronized int add(Cell cell) {
    cells.add(cell);
    return cells.size() - 1;
  }

  /** A cell in words, for messages. */
  String text(int cell) {
    return cells.get(cell).text();
  }

  /** The block that a cell is in: {@code unet: down_blocks.0}; without parts of a pipeline bare. */
  String block(int cell) {
    Cell at = cells.get(cell);
    List<String> scope = List.of(at.scope().split("\\.", -1));
    boolean numbered = scope.size() > 1 && scope.get(1).matches("[0-9]+");
    String named = String.join(".", scope.subList(0, numbered ? 2 : 1));
    String block = named.isEmpty() ? "outermost" : named;
    return (at.part().isEmpty() ? "" : at.part() + ": ") + block;
  }

  int size() {
    return cells.size();
  }
}
