package io.unetlab.ablations.proxy;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.study.LocatedCsv;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * What a proxy study found out, as a table that anybody can compute on.
 *
 * @param rows one for each network; a value that is not known is missing
 */
public record ProxyValues(List<Row> rows) {

  /** The prefix of columns with the loss after the long training, one for each seed. */
  static final String TARGET = "long_loss_seed_";

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final String VARIANT = "variant";
  private static final String NETWORK = "network";

  /**
   * A network.
   *
   * @param network first digits of its hash
   * @param values by column
   */
  public record Row(String variant, String network, Map<String, Double> values) {

    public Row {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  public ProxyValues {
    rows = List.copyOf(rows);
  }

  /** The columns of all rows, in order. */
  public Set<String> columns() {
    return rows.stream()
        .flatMap(it -> it.values().keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As comma-separated values. */
  public String csv() {
    List<String> header = new ArrayList<>(List.of(VARIANT, NETWORK));
    header.addAll(columns());
    StringBuilder csv = new StringBuilder(line(header));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.variant(), row.network()));
      for (String column : columns()) {
        cells.add(Optional.ofNullable(row.values().get(column)).map(ProxyValues::text).orElse(""));
      }
      csv.append(line(cells));
    }
    return csv.toString();
  }

  private static String line(List<String> cells) {
    return FORMAT.format(cells.toArray()) + '\n';
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * Reads what {@link #csv} wrote.
   *
   * @throws io.unetlab.spec.source.SpecException if it is not such a table
   */
  public static ProxyValues read(Path file) {
    Problems problems = new Problems();
    List<Row> rows = TextFile.read(file, problems).map(it -> rows(it, problems)).orElse(List.of());
    problems.throwIfErrors();
    return new ProxyValues(rows);
  }

  private static List<Row> rows(Source source, Problems problems) {
    List<Row> rows = new ArrayList<>();
    LocatedCsv.read(source, problems)
        .ifPresent(
            table -> {
              List<String> header = table.header().stream().map(ScalarNode::text).toList();
              if (header.size() < 3 || !header.subList(0, 2).equals(List.of(VARIANT, NETWORK))) {
                String message = "expected columns that start with variant, network";
                bad(table.header().get(0), message, problems);
              } else {
                table.rows().forEach(it -> rows.add(row(header, it, problems)));
              }
            });
    return rows;
  }

  private static Row row(List<String> header, List<ScalarNode> cells, Problems problems) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 2; i < cells.size(); i++) {
      ScalarNode cell = cells.get(i);
      if (!cell.text().isEmpty()) {
        number(cell, problems).ifPresent(putInto(values, header.get(i)));
      }
    }
    return new Row(cells.get(0).text(), cells.get(1).text(), values);
  }

  private static DoubleConsumer putInto(Map<String, Double> values, String column) {
    return value -> values.put(column, value);
  }

  private static OptionalDouble number(ScalarNode cell, Problems problems) {
    try {
      double value = Double.parseDouble(cell.text());
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Reported below, as what is not finite.
    }
    bad(cell, "expected a number, found " + cell.describe(), problems);
    return OptionalDouble.empty();
  }

  private static void bad(ScalarNode cell, String message, Problems problems) {
    problems.error(StudyCode.TRAINED_TABLE, cell.location(), "", message);
  }
}
