package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.TextFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the trained networks from the user's CSV files. A column is identified by its name, not its
 * position; a factor without a column, or with an empty cell, has the base's option.
 */
final class TrainedReader {

  private static final int MOST_BYTES = 16 << 20;
  private static final String SPEC = "spec";
  private static final String NAME = "name";
  private static final String SOURCE = "source";
  private static final String FIRMNESS = "firmness";
  private static final String SD = "_sd";
  private static final List<String> OWN = List.of(SPEC, NAME, SOURCE, FIRMNESS);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

  private final Problems problems;
  private final NetworkFiles files;
  private final List<Factor> factors;

  TrainedReader(Problems problems, NetworkFiles files, List<Factor> factors) {
    this.problems = problems;
    this.files = files;
    this.factors = factors;
  }

  List<TrainedRow> rows(List<Located<String>> names) {
    Lookup.distinct(names, "file");
    Set<String> seen = new HashSet<>();
    return names.stream()
        .filter(name -> seen.add(name.value()))
        .flatMap(name -> files.file(name).stream())
        .flatMap(path -> TextFile.read(path, MOST_BYTES, problems).stream())
        .flatMap(source -> LocatedCsv.read(source, problems).stream())
        .flatMap(this::rows)
        .toList();
  }

  private Stream<TrainedRow> rows(LocatedCsv table) {
    Map<String, Integer> columns = columns(table.header());
    List<TrainedRow> rows = new ArrayList<>();
    if (saysEnough(table.header().get(0), columns)) {
      for (List<ScalarNode> cells : table.rows()) {
        Map<String, ScalarNode> row = new HashMap<>();
        columns.forEach((name, place) -> row.put(name, cells.get(place)));
        row(cells.get(0), row).ifPresent(rows::add);
      }
    }
    return rows.stream();
  }

  // By name; a bad column is reported, and the others are still read.
  private Map<String, Integer> columns(List<ScalarNode> header) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int place = 0; place < header.size(); place++) {
      ScalarNode cell = header.get(place);
      String name = cell.text();
      if (columns.containsKey(name)) {
        error(StudyCode.DUPLICATE_NAME, cell, "column `" + name + "` appears twice", "");
      } else if (isKnown(cell)) {
        columns.put(name, place);
      }
    }
    return columns;
  }

  private boolean isKnown(ScalarNode cell) {
    String name = cell.text();
    boolean factor = factors.stream().anyMatch(it -> it.name().equals(name));
    boolean own = known().contains(name);
    if (factor && own) {
      String message = "`" + name + "` is a column of every such file, and a factor of this study";
      error(StudyCode.RESERVED_NAME, cell, message, "give the factor another name");
    } else if (!factor && !own && Metrics.find(name).isPresent()) {
      error(StudyCode.COUNTED_QUALITY, cell, "`" + name + "` is counted, not stated", "");
    } else if (!factor && !own) {
      List<String> names =
          Stream.concat(known().stream(), factors.stream().map(Factor::name)).distinct().toList();
      String nearest = problems.isFull() ? "" : Nearest.hint(name, names);
      String hint = nearest.isEmpty() ? "columns: " + String.join(", ", names) : nearest;
      String what =
          name.isEmpty() ? "the column has no name" : "there is no column " + cell.describe();
      error(StudyCode.TRAINED_COLUMN, cell, what, hint);
    }
    return factor != own;
  }

  private static List<String> known() {
    Stream<String> metrics =
        QualityMetrics.ALL.stream().flatMap(it -> Stream.of(it.name(), it.name() + SD));
    return Stream.concat(OWN.stream(), metrics).toList();
  }

  private boolean saysEnough(ScalarNode first, Map<String, Integer> columns) {
    boolean network =
        columns.containsKey(SPEC)
            || factors.stream().anyMatch(it -> columns.containsKey(it.name()));
    boolean quality = QualityMetrics.ALL.stream().anyMatch(it -> columns.containsKey(it.name()));
    if (!network) {
      String message = "no column identifies a row's network";
      error(StudyCode.TRAINED_COLUMN, first, message, "add `spec`, or a factor's name");
    }
    if (!quality) {
      String names = String.join(", ", QualityMetrics.ALL.stream().map(Metric::name).toList());
      error(StudyCode.TRAINED_COLUMN, first, "no column states a quality", "add one of " + names);
    }
    return network && quality;
  }

  private Optional<TrainedRow> row(ScalarNode first, Map<String, ScalarNode> row) {
    int before = problems.count();
    String hash = said(row, SPEC).map(this::hash).orElse("");
    Map<String, String> choices = choices(row, !hash.isEmpty());
    Map<Metric, TrainedValue> values = values(row);
    Optional<Firmness> firmness = said(row, FIRMNESS).flatMap(this::firmness);
    boolean sound = problems.count() == before;
    if (sound && values.isEmpty()) {
      error(StudyCode.TRAINED_ROW, first, "the row states no quality", "");
      return Optional.empty();
    }
    return sound
        ? Optional.of(
            new TrainedRow(
                hash,
                choices,
                values,
                EvidenceKind.MEASURED,
                said(row, SOURCE).map(ScalarNode::text).orElse(""),
                firmness.orElse(Firmness.HIGH),
                first.location()))
        : Optional.empty();
  }

  private static Optional<ScalarNode> said(Map<String, ScalarNode> row, String column) {
    return Optional.ofNullable(row.get(column)).filter(cell -> !cell.text().isEmpty());
  }

  private String hash(ScalarNode cell) {
    if (!HASH.matcher(cell.text()).matches()) {
      String message = "expected a network's hash, found " + cell.describe();
      error(StudyCode.TRAINED_ROW, cell, message, "8 to 64 of the digits 0-9 and a-f");
    }
    return cell.text();
  }

  private Optional<Firmness> firmness(ScalarNode cell) {
    return ChoiceType.of(Firmness.class).read(cell, new Reading(problems, FIRMNESS));
  }

  // A hash identifies the network without any choice.
  private Map<String, String> choices(Map<String, ScalarNode> row, boolean hashed) {
    Map<String, String> choices = new LinkedHashMap<>();
    boolean stated = false;
    for (Factor factor : factors) {
      Optional<ScalarNode> cell = said(row, factor.name());
      stated |= cell.isPresent();
      choices.put(
          factor.name(), cell.flatMap(it -> option(it, factor)).orElse(factor.base()).name());
    }
    return hashed && !stated ? Map.of() : choices;
  }

  private Optional<Option> option(ScalarNode cell, Factor factor) {
    Reading at = new Reading(problems, factor.name());
    return Lookup.option(new Located<>(cell.text(), cell, at), factor);
  }

  private Map<Metric, TrainedValue> values(Map<String, ScalarNode> row) {
    Map<Metric, TrainedValue> values = new LinkedHashMap<>();
    for (Metric metric : QualityMetrics.ALL) {
      String sdName = metric.name() + SD;
      Optional<ScalarNode> valueCell = said(row, metric.name());
      Optional<ScalarNode> sdCell = said(row, sdName);
      Optional<BigDecimal> value = valueCell.flatMap(it -> amount(it, metric.name(), metric));
      Optional<BigDecimal> sd = sdCell.flatMap(it -> sd(it, sdName, metric));
      if (valueCell.isEmpty() && sdCell.isPresent()) {
        String message = "`" + sdName + "` is given without `" + metric.name() + "`";
        error(StudyCode.TRAINED_ROW, sdCell.get(), message, "");
      }
      OptionalDouble deviation = sd.stream().mapToDouble(BigDecimal::doubleValue).findFirst();
      value.ifPresent(it -> values.put(metric, new TrainedValue(it, deviation)));
    }
    return values;
  }

  private Optional<BigDecimal> amount(ScalarNode cell, String column, Metric metric) {
    Reading at = new Reading(problems, column);
    Optional<Quantity> quantity = StudyScalars.amount().read(cell, at);
    return quantity.flatMap(it -> Lookup.amount(new Located<>(it, cell, at), it, metric));
  }

  private Optional<BigDecimal> sd(ScalarNode cell, String column, Metric metric) {
    Optional<BigDecimal> sd = amount(cell, column, metric);
    return sd.flatMap(it -> Lookup.sd(new Located<>(it, cell, new Reading(problems, column)), it));
  }

  private void error(StudyCode code, ScalarNode cell, String message, String hint) {
    problems.error(code, cell.location(), "", message, hint);
  }
}
