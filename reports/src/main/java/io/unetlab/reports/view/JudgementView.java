package io.unetlab.reports.view;

import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.measure.Difference;
import io.unetlab.training.measure.JudgedNetwork;
import io.unetlab.training.measure.Score;
import io.unetlab.training.recipe.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** What was measured of networks, and how they differ from the first on the same examples. */
public final class JudgementView {

  private JudgementView() {}

  /** A row for each measure of each network. */
  public static Table scores(List<JudgedNetwork> networks) {
    Set<Measure> measures = new TreeSet<>();
    networks.forEach(it -> measures.addAll(it.judgement().scores().keySet()));
    List<List<Cell>> rows = new ArrayList<>();
    for (Measure measure : measures) {
      for (JudgedNetwork network : networks) {
        rows.add(row(measure, network, networks));
      }
    }
    return new Table("", columns(networks), rows);
  }

  private static List<Column> columns(List<JudgedNetwork> networks) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.left("measure", "measure"),
                Column.left("network", "network"),
                Column.right("held_out", "held out"),
                Column.right("seen", "seen")));
    if (networks.size() > 1) {
      columns.add(Column.right("difference", "less the first"));
      columns.add(Column.left("separated", ""));
    }
    return columns;
  }

  private static List<Cell> row(
      Measure measure, JudgedNetwork network, List<JudgedNetwork> networks) {
    Optional<Score> score = Optional.ofNullable(network.judgement().scores().get(measure));
    List<Cell> row =
        new ArrayList<>(
            List.of(
                Cell.words(ChoiceType.word(measure)),
                Cell.words(network.name()),
                score.map(it -> number(it.value())).orElse(Cell.missing()),
                score.map(Score::seen).map(JudgementView::number).orElse(Cell.missing())));
    if (networks.size() > 1) {
      Optional<Difference> difference =
          network.equals(networks.get(0))
              ? Optional.empty()
              : network.minus(networks.get(0), measure);
      row.add(difference.map(it -> Cell.words(text(it))).orElse(Cell.missing()));
      row.add(Cell.words(difference.map(JudgementView::verdict).orElse("")));
    }
    return row;
  }

  private static Cell number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : Cell.missing();
  }

  private static Cell number(double value) {
    return Cell.figure(BigDecimal.valueOf(value), shown(value));
  }

  private static String text(Difference difference) {
    return shown(difference.mean()) + " ± " + shown(difference.reach());
  }

  private static String verdict(Difference difference) {
    return difference.isSeparated() ? "" : "not separated";
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%.1f", value);
  }

  /** Further values by name, a column for each network. */
  public static Table details(List<JudgedNetwork> networks) {
    Set<String> names = new TreeSet<>();
    networks.forEach(it -> names.addAll(it.judgement().details().keySet()));
    List<Column> columns = new ArrayList<>(List.of(Column.left("detail", "in detail")));
    networks.forEach(it -> columns.add(Column.right(it.name(), it.name())));
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : names) {
      List<Cell> row = new ArrayList<>(List.of(Cell.words(name)));
      for (JudgedNetwork network : networks) {
        Optional<Double> value = Optional.ofNullable(network.judgement().details().get(name));
        row.add(value.map(JudgementView::number).orElse(Cell.missing()));
      }
      rows.add(row);
    }
    return new Table("", columns, rows);
  }

  /** What a reader has to know of the values; the same of all networks once. */
  public static List<String> notes(List<JudgedNetwork> networks) {
    Set<String> all = new LinkedHashSet<>();
    for (JudgedNetwork network : networks) {
      for (String note : network.judgement().notes()) {
        boolean ofAll = networks.stream().allMatch(it -> it.judgement().notes().contains(note));
        all.add(ofAll ? note : network.name() + ": " + note);
      }
    }
    return List.copyOf(all);
  }
}
