package io.unetlab.reports.view;

import io.unetlab.ablations.agreement.Agreement;
import io.unetlab.ablations.agreement.MeasuredTarget;
import io.unetlab.ablations.agreement.Relation;
import io.unetlab.ablations.agreement.TargetPair;
import io.unetlab.ablations.analysis.RankAgreement;
import io.unetlab.ablations.analysis.RankCorrelation;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** How far targets agree on latencies. */
public final class AgreementView {

  /** More pairs are shown without intervals, which take a while each. */
  private static final int WITH_INTERVALS = 50;

  private static final int DIGITS = 4;
  private static final double LOW = 10;
  private static final double MEDIAN = 50;

  private AgreementView() {}

  /** A row for each way in which two targets differ. */
  public static Table summary(Agreement agreement) {
    List<Column> columns =
        List.of(
            Column.left("differing", "what differs"),
            Column.right("pairs", "pairs of targets"),
            Column.right("networks", "networks"),
            Column.right("spearman", "Spearman"),
            Column.right("spearman_p10", "lowest tenth"),
            Column.right("spearman_least", "least"),
            Column.right("kendall", "Kendall"),
            Column.right("alike", "close ones alike"),
            Column.right("scaled_error", "error when scaled"));
    List<List<Cell>> rows = new ArrayList<>();
    agreement.byRelation().forEach((relation, pairs) -> rows.add(row(relation, pairs)));
    return new Table("agreement of targets", columns, rows);
  }

  private static List<Cell> row(Relation relation, List<TargetPair> pairs) {
    Function<TargetPair, OptionalDouble> rho = it -> it.correlation(RankCorrelation.SPEARMAN);
    return List.of(
        Cell.words(relation.words()),
        Cell.count(pairs.size()),
        Cell.count(
            (long) percentile(pairs, it -> OptionalDouble.of(it.networks()), MEDIAN).orElse(0)),
        rank(percentile(pairs, rho, MEDIAN)),
        rank(percentile(pairs, rho, LOW)),
        rank(rho.apply(pairs.get(0))),
        rank(percentile(pairs, it -> it.correlation(RankCorrelation.KENDALL), MEDIAN)),
        share(percentile(pairs, TargetPair::alike, MEDIAN)),
        share(percentile(pairs, TargetPair::scaledError, MEDIAN)));
  }

  private static OptionalDouble percentile(
      List<TargetPair> pairs, Function<TargetPair, OptionalDouble> value, double percent) {
    double[] values = pairs.stream().map(value).flatMapToDouble(OptionalDouble::stream).toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Percentile().evaluate(values, percent));
  }

  /** A row for each pair of targets, the least agreeing first. */
  public static Table pairs(Agreement agreement) {
    List<Column> columns =
        List.of(
            Column.prose("one", "target"),
            Column.prose("other", "and"),
            Column.right("networks", "networks"),
            Column.right("spearman", "Spearman"),
            Column.right("spearman_low", "from"),
            Column.right("spearman_high", "to"),
            Column.right("kendall", "Kendall"),
            Column.right("alike", "close ones alike"),
            Column.right("scaled_error", "error when scaled"));
    boolean precise = agreement.pairs().size() <= WITH_INTERVALS;
    return new Table(
        "pairs of targets",
        columns,
        agreement.pairs().stream().map(it -> row(it, precise)).toList());
  }

  private static List<Cell> row(TargetPair pair, boolean precise) {
    Optional<RankAgreement> interval =
        precise ? pair.agreement(RankCorrelation.SPEARMAN) : Optional.empty();
    return List.of(
        Cell.words(words(pair.one())),
        Cell.words(words(pair.other())),
        Cell.count(pair.networks()),
        rank(pair.correlation(RankCorrelation.SPEARMAN)),
        interval.map(it -> rank(OptionalDouble.of(it.low()))).orElse(Cell.missing()),
        interval.map(it -> rank(OptionalDouble.of(it.high()))).orElse(Cell.missing()),
        rank(pair.correlation(RankCorrelation.KENDALL)),
        share(pair.alike()),
        share(pair.scaledError()));
  }

  /** Why no two of the targets are compared. */
  public static String nothing(List<MeasuredTarget> targets, int least) {
    return Agreement.closest(targets)
        .map(
            it ->
                "no two of the "
                    + targets.size()
                    + " targets have "
                    + least
                    + " networks in common that can be ranked; the most, "
                    + it.networks()
                    + ", have "
                    + words(it.one())
                    + " and "
                    + words(it.other())
                    + "; networks are known by their spec's hash, else by name")
        .orElse("there is only one target; a comparison needs two");
  }

  private static String words(MeasuredTarget target) {
    return Stream.of(target.device(), target.runtime(), target.precision())
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Cell rank(OptionalDouble value) {
    return cell(value, "%.2f", 1);
  }

  private static Cell share(OptionalDouble value) {
    return cell(value, "%.0f %%", 100);
  }

  private static Cell cell(OptionalDouble value, String format, double factor) {
    if (value.isEmpty()) {
      return Cell.missing();
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value.getAsDouble()).setScale(DIGITS, RoundingMode.HALF_EVEN);
    return Cell.figure(rounded, String.format(Locale.ROOT, format, factor * value.getAsDouble()));
  }

  /** What was compared, in sentences. */
  public static List<String> notes(Agreement agreement, boolean pairs) {
    List<MeasuredTarget> targets = agreement.targets();
    List<String> notes = new ArrayList<>();
    notes.add(
        Numbers.grouped(latencies(targets))
            + " latencies on "
            + count(targets, MeasuredTarget::device, "device")
            + ", "
            + count(targets, MeasuredTarget::runtime, "runtime")
            + ", "
            + count(targets, MeasuredTarget::precision, "precision")
            + "; "
            + (agreement.pairs().size() == 1
                ? "one pair of targets has"
                : Numbers.grouped(agreement.pairs().size()) + " pairs of targets have")
            + " at least "
            + agreement.least()
            + " networks in common.");
    if (!pairs) {
      notes.add("A row has the medians over its pairs, the lowest tenth and the least.");
    }
    notes.add(
        "Close ones alike: of networks within a factor of 2 on one target, the share with the same"
            + " order on the other; 50 % is chance.");
    notes.add(
        "Error when scaled: the median error if one target's latencies are multiplied by a"
            + " constant to predict the other's.");
    return notes;
  }

  private static long latencies(List<MeasuredTarget> targets) {
    return targets.stream().mapToLong(it -> it.latencies().size()).sum();
  }

  private static String count(
      List<MeasuredTarget> targets, Function<MeasuredTarget, String> what, String word) {
    Map<String, List<MeasuredTarget>> groups =
        targets.stream().collect(Collectors.groupingBy(what));
    return groups.size() + " " + word + (groups.size() == 1 ? "" : "s");
  }
}
