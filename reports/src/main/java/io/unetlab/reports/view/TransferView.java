package io.unetlab.reports.view;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a checkpoint's weights were used in a variant. */
public final class TransferView {

  private static final String UNUSED = "unused";

  private TransferView() {}

  /** How many tensors and parameters were taken, sliced, newly initialised and left unused. */
  public static Table totals(Transfer transfer) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      List<Row> some = with(transfer, outcome);
      long params = some.stream().mapToLong(row -> row.to().elements()).sum();
      rows.add(total(ChoiceType.word(outcome), some.size(), params));
    }
    List<Tensor> unused = transfer.unused();
    long left = unused.stream().mapToLong(Tensor::elements).sum();
    rows.add(total(UNUSED, unused.size(), left));
    return new Table(
        "",
        List.of(
            Column.left("what", "weights"),
            Column.right("tensors", "tensors"),
            Column.right("params", "parameters")),
        rows);
  }

  /** Every weight that was not taken unchanged, and every tensor that was not used. */
  public static Table changes(Transfer transfer) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Outcome outcome : List.of(Outcome.SLICED, Outcome.NEW)) {
      for (Row row : with(transfer, outcome)) {
        Cell from = row.from().map(it -> Cell.words(shape(it))).orElse(Cell.missing());
        rows.add(change(row.name(), ChoiceType.word(outcome), from, shape(row), row.note()));
      }
    }
    for (Tensor tensor : transfer.unused()) {
      Cell from = Cell.words(shape(tensor.dims()));
      rows.add(change(tensor.name(), UNUSED, from, Cell.missing(), ""));
    }
    return new Table(
        "",
        List.of(
            Column.left("name", "tensor"),
            Column.left("what", "what"),
            Column.right("from", "in the checkpoint"),
            Column.right("to", "here"),
            Column.left("note", "note")),
        rows);
  }

  /** {@code 320x4x3x3}; {@code scalar} without dimensions. */
  static String shape(List<Long> dims) {
    return dims.isEmpty()
        ? "scalar"
        : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static Cell shape(Row row) {
    return Cell.words(row.to().toString());
  }

  private static List<Row> with(Transfer transfer, Outcome outcome) {
    return transfer.rows().stream().filter(row -> row.outcome() == outcome).toList();
  }

  private static List<Cell> total(String what, int tensors, long params) {
    return List.of(Cell.words(what), Cell.count(tensors), Cell.count(params));
  }

  private static List<Cell> change(String name, String what, Cell from, Cell to, String note) {
    return List.of(Cell.words(name), Cell.words(what), from, to, Cell.words(note));
  }
}
