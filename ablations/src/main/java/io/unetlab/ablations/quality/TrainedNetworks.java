package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainedRow;
import io.unetlab.ablations.study.TrainedValue;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user's trained networks, matched with the variants of a study.
 *
 * <p>A row describes one network, and so every variant with this network. A hash identifies the
 * network whose hash starts with it, if there is exactly one; choices identify the network of that
 * variant; a row with both has to match both.
 */
public final class TrainedNetworks {

  private final Map<Variant, SpecHash> networks;
  private final Map<SpecHash, List<Variant>> variants;
  private final List<Factor> factors;
  private final Map<Variant, List<TrainedRow>> byVariant = new LinkedHashMap<>();
  private final List<TrainedRow> elsewhere = new ArrayList<>();

  /**
   * Finds the variants of each row.
   *
   * @param networks the variants of the study that exist
   */
  public TrainedNetworks(StudySpec study, Map<Variant, SpecHash> networks) {
    this.factors = study.factors();
    this.networks = Map.copyOf(networks);
    this.variants =
        networks.keySet().stream()
            .collect(Collectors.groupingBy(networks::get, LinkedHashMap::new, Collectors.toList()));
    study.trained().forEach(this::place);
  }

  private void place(TrainedRow row) {
    List<Variant> of = variantsOf(row);
    of.forEach(variant -> byVariant.computeIfAbsent(variant, it -> new ArrayList<>()).add(row));
    if (of.stream().noneMatch(networks::containsKey)) {
      elsewhere.add(row);
    }
  }

  private List<Variant> variantsOf(TrainedRow row) {
    Variant chosen = Variant.of(factors, row.choices());
    if (row.hash().isEmpty()) {
      return Optional.ofNullable(networks.get(chosen))
          .map(this::variantsOf)
          .orElse(List.of(chosen));
    }
    List<SpecHash> fitting =
        variants.keySet().stream().filter(hash -> row.isOf(hash.hex())).toList();
    List<Variant> same = fitting.size() == 1 ? variantsOf(fitting.get(0)) : List.of();
    return row.choices().isEmpty() || same.contains(chosen) ? same : List.of();
  }

  private List<Variant> variantsOf(SpecHash network) {
    return variants.getOrDefault(network, List.of());
  }

  /** How many networks of the study have a row; each may have several, such as one a seed. */
  public int here() {
    return (int)
        byVariant.keySet().stream()
            .filter(networks::containsKey)
            .map(networks::get)
            .distinct()
            .count();
  }

  /** How many other networks have a row. */
  public int others() {
    return (int)
        elsewhere.stream().map(row -> List.of(row.hash(), row.choices())).distinct().count();
  }

  /** The rows that match none of the study's variants. */
  public List<TrainedRow> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /** Every variant with a row, whether or not the study has it. */
  Set<Variant> variants() {
    return byVariant.keySet();
  }

  /** The rows that state a metric of a variant's network. */
  List<TrainedRow> rows(Variant variant, Metric metric) {
    List<TrainedRow> own = byVariant.getOrDefault(variant, List.of());
    return own.isEmpty()
        ? own
        : own.stream().filter(row -> row.values().containsKey(metric)).toList();
  }

  /** The measured value of a variant's network; empty when it was not trained. */
  Optional<Term> measured(String label, Variant variant, Metric metric) {
    List<TrainedRow> own = rows(variant, metric);
    return own.isEmpty() ? Optional.empty() : Optional.of(term(label, average(own, metric), own));
  }

  /** The mean of the rows that state a metric. */
  static TrainedValue average(List<TrainedRow> rows, Metric metric) {
    return SeedAverage.of(
        rows.stream()
            .flatMap(row -> Optional.ofNullable(row.values().get(metric)).stream())
            .toList());
  }

  /** A link based on rows; its kind and firmness are those of the weakest. */
  static Term term(String label, TrainedValue value, List<TrainedRow> rows) {
    Firmness weakest =
        rows.stream().map(TrainedRow::firmness).max(Comparator.naturalOrder()).orElseThrow();
    EvidenceKind kind =
        rows.stream().map(TrainedRow::kind).max(Comparator.naturalOrder()).orElseThrow();
    return new Term(label, value.value(), value.sd(), kind, weakest, source(rows));
  }

  // The line numbers distinguish links of equal value, whose errors are independent; what a study
  // trained itself is distinguished by the network's hash.
  private static String source(List<TrainedRow> rows) {
    String said =
        rows.stream()
            .map(TrainedRow::source)
            .filter(it -> !it.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    Map<String, String> lines =
        rows.stream()
            .filter(it -> it.kind() != EvidenceKind.SMALL_SCALE)
            .map(TrainedRow::location)
            .collect(
                Collectors.groupingBy(
                    it -> it.source().name(),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        it -> Integer.toString(it.line()), Collectors.joining(", "))));
    String where =
        lines.entrySet().stream()
            .map(it -> it.getKey() + ":" + it.getValue())
            .collect(Collectors.joining("; "));
    if (where.isEmpty()) {
      return said;
    }
    return said.isEmpty() ? where : said + " (" + where + ")";
  }
}
