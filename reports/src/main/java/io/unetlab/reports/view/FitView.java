package io.unetlab.reports.view;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.design.Fitted.Found;
import io.unetlab.ablations.design.Fitted.Seen;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many configurations are consistent with published figures, and how the best fit differs. */
public final class FitView {

  private final Fitted fitted;

  public FitView(Fitted fitted) {
    this.fitted = fitted;
  }

  /** How many there are, what all have in common, and which figures exclude each other. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (fitted.consistent() > 0) {
      sentences.add(
          many(fitted.consistent(), "is", "are") + " consistent with every published figure");
    } else {
      sentences.add("no configuration is consistent with every published figure");
      addCauses(sentences);
    }
    String whose = fitted.consistent() > 0 ? "all of them" : "all that meet the network's figures";
    String shared = seen(Seen::isShared);
    if (!shared.isEmpty()) {
      sentences.add(whose + " have " + shared);
    }
    String different = seen(it -> it.options().size() > 1);
    if (!different.isEmpty()) {
      sentences.add("they differ in " + different);
    }
    return sentences;
  }

  /** The same for a terminal, with the variant that is the best fit. */
  public String line() {
    String best = fitted.consistent() > 0 ? "the best fit" : "the nearest";
    return "Fit: " + String.join("; ", sentences()) + ". Variant #1 is " + best + ".";
  }

  private void addCauses(List<String> sentences) {
    boolean values = fitted.figures().stream().anyMatch(it -> it.step().isEmpty());
    boolean steps = fitted.figures().stream().anyMatch(it -> it.step().isPresent());
    if (values && steps) {
      sentences.add(
          many(fitted.meetingValues(), "meets", "meet")
              + " the figures of the network itself, "
              + many(fitted.meetingSteps(), "meets", "meet")
              + " the changes of the steps");
    }
    List<Found> decisive =
        fitted.figures().stream().filter(it -> it.consistentWithout() > 0).toList();
    decisive.forEach(
        it ->
            sentences.add(
                "without the published "
                    + name(it)
                    + " "
                    + many(it.consistentWithout(), "would be", "would be")));
    if (decisive.isEmpty() && fitted.figures().size() > 1) {
      sentences.add("no single figure explains it: leaving out any one of them is not enough");
    }
    fitted
        .tolerances()
        .ifPresent(
            it ->
                sentences.add(
                    "with "
                        + BigDecimal.valueOf(it).setScale(2, RoundingMode.UP)
                        + " times each tolerance one would be"));
  }

  private static String name(Found figure) {
    return figure.metric().name() + figure.step().map(it -> " of \"" + it + "\"").orElse("");
  }

  private static String many(long count, String one, String several) {
    return (count < Fitted.MOST ? "" : "at least ")
        + Numbers.grouped(count)
        + " configuration"
        + (count == 1 ? " " + one : "s " + several);
  }

  private String seen(Predicate<Seen> which) {
    return fitted.options().stream()
        .filter(which)
        .map(it -> it.factor() + "=" + String.join("|", it.options()))
        .collect(Collectors.joining(", "));
  }

  /** Each published figure next to the best fit's; empty without a fit. */
  public Table table() {
    List<List<Cell>> rows = fitted.figures().stream().map(FitView::row).toList();
    return new Table(
        fitted.consistent() > 0 ? "The best fit" : "The nearest",
        List.of(
            Column.left("step", "of"),
            Column.left("metric", "metric"),
            Column.right("published", "published"),
            Column.right("within", "within"),
            Column.right("found", "found"),
            Column.left("met", "met")),
        rows);
  }

  private static List<Cell> row(Found figure) {
    boolean change = figure.step().isPresent();
    return List.of(
        Cell.words(figure.step().orElse("the network")),
        Cell.words(figure.metric().name()),
        amount(figure, figure.published(), change),
        figure.within() == 0 ? Cell.missing() : Cell.share(figure.within()),
        amount(figure, figure.found(), change),
        Cell.words(figure.isMet() ? "yes" : "no"));
  }

  private static Cell amount(Found figure, double amount, boolean change) {
    if (change) {
      return Cell.change(amount);
    }
    BigDecimal value = BigDecimal.valueOf(amount).round(new MathContext(15)).stripTrailingZeros();
    return Cell.figure(value, MetricCells.text(figure.metric(), value));
  }
}
