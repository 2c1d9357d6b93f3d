package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.chart.OptionShares;
import io.unetlab.reports.chart.OptionShares.OptionShare;
import io.unetlab.reports.chart.OptionsChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the members of a search's front have in common, and in which factors they differ. */
public final class FrontOptions {

  private static final String NAME = "front-options";

  private final Optional<Variant> choice;
  private final int members;
  // By factor: each option that occurs, with the number of members that have it.
  private final Map<Factor, Map<Option, Integer>> counts = new LinkedHashMap<>();

  public FrontOptions(Trials trials, SearchFront front) {
    this.choice = trials.winner().map(Completed::variant);
    this.members = front.members().size();
    for (Factor factor : trials.result().study().factors()) {
      Map<Option, Integer> ofFactor = new LinkedHashMap<>();
      inOrder(factor).forEach(it -> ofFactor.put(it, 0));
      front.members().forEach(it -> ofFactor.merge(it.variant().option(factor), 1, Integer::sum));
      ofFactor.values().removeIf(it -> it == 0);
      counts.put(factor, ofFactor);
    }
  }

  // Numbers by size, since the first option is the base's; words as the study has them.
  private static List<Option> inOrder(Factor factor) {
    boolean numbers =
        factor.options().stream().allMatch(it -> it.name().matches("-?\\d{1,9}(\\.\\d{1,9})?"));
    return numbers
        ? factor.options().stream()
            .sorted(Comparator.comparing(it -> new BigDecimal(it.name())))
            .toList()
        : factor.options();
  }

  /** The factors in which all members have the same option, with this option. */
  public Map<Factor, Option> common() {
    Map<Factor, Option> common = new LinkedHashMap<>();
    counts.forEach(
        (factor, options) -> {
          if (options.size() == 1) {
            common.put(factor, options.keySet().iterator().next());
          }
        });
    return common;
  }

  /** The other factors: each option that occurs, with how many members have it. */
  public Map<Factor, Map<Option, Integer>> differing() {
    Map<Factor, Map<Option, Integer>> differing = new LinkedHashMap<>(counts);
    differing.values().removeIf(it -> it.size() == 1);
    return differing;
  }

  /** What all members have, and what none has, in sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    String common =
        common().entrySet().stream()
            .map(it -> it.getKey().name() + "=" + it.getValue().name())
            .collect(Collectors.joining(", "));
    if (members > 1 && !common.isEmpty()) {
      sentences.add("All " + Numbers.grouped(members) + " members have " + common + ".");
    }
    String unused =
        differing().keySet().stream()
            .filter(it -> unused(it).size() > 0)
            .map(it -> it.name() + "=" + String.join(" or ", unused(it)))
            .collect(Collectors.joining(", "));
    if (!unused.isEmpty()) {
      sentences.add("No member has " + unused + ".");
    }
    return sentences;
  }

  private List<String> unused(Factor factor) {
    Map<Option, Integer> used = counts.getOrDefault(factor, Map.of());
    return inOrder(factor).stream().filter(it -> !used.containsKey(it)).map(Option::name).toList();
  }

  /** One row for each factor in which members differ. */
  public Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("factor", "factor"));
    columns.add(Column.prose("options", "options, and how many members have each"));
    choice.ifPresent(it -> columns.add(Column.left("choice", "the choice's")));
    List<List<Cell>> rows = new ArrayList<>();
    differing()
        .forEach(
            (factor, options) -> {
              List<Cell> cells = new ArrayList<>();
              cells.add(Cell.words(factor.name()));
              cells.add(Cell.words(text(options)));
              choice.ifPresent(it -> cells.add(Cell.words(it.option(factor).name())));
              rows.add(cells);
            });
    return new Table("where the members differ", columns, rows);
  }

  private String text(Map<Option, Integer> options) {
    return options.entrySet().stream()
        .map(it -> it.getKey().name() + " " + Numbers.share(share(it.getValue())))
        .collect(Collectors.joining(", "));
  }

  private double share(int count) {
    return (double) count / members;
  }

  /** The shares as bars; empty where all members are alike. */
  Optional<Picture> picture() {
    List<OptionShares> shares = new ArrayList<>();
    differing()
        .forEach(
            (factor, options) ->
                shares.add(
                    new OptionShares(
                        factor.name(),
                        options.entrySet().stream()
                            .map(it -> option(factor, it.getKey(), it.getValue()))
                            .toList())));
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(OptionsChart.of(NAME, "The options of the front's members", shares));
  }

  private OptionShare option(Factor factor, Option option, int count) {
    boolean chosen = choice.map(it -> it.option(factor).equals(option)).orElse(false);
    return new OptionShare(option.name(), share(count), chosen);
  }
}
