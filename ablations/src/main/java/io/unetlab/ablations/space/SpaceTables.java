package io.unetlab.ablations.space;

import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Tabulates a study's space: which factors each cost depends on is found by building networks, and
 * then each cost is counted for every combination of those factors only.
 *
 * <p>What is found is checked on random configurations; a contradiction adds the factors that
 * explain it, and the tables are made again.
 */
public final class SpaceTables {

  /** The most combinations of a table of peak memory, without which a space can be searched. */
  private static final int PEAK_LIMIT = 20_000;

  private static final int CHECKS = 512;
  private static final long SEED = 17;

  private final StudySpec study;
  private final List<Factor> factors;
  private final int[] sizes;
  private final Observer observer;
  private final Dependencies dependencies;
  private final List<Relation> conditions;
  private final TableLimit limit;
  private final NetworkRules rules;
  private final Random random = new Random(SEED);
  private List<Group> groups = List.of();

  private SpaceTables(StudySpec study, Observer observer, int peakShare, int most) {
    this.study = study;
    this.factors = study.factors();
    this.sizes = Configurations.sizes(factors);
    this.observer = observer;
    this.dependencies = new Dependencies(observer, new Peaks(peakShare, observer.metrics().size()));
    this.limit = new TableLimit(study, most);
    this.conditions = new ArrayList<>(ConditionRelations.of(factors));
    this.conditions.addAll(ComparisonRelations.of(study));
    this.rules = new NetworkRules(observer, sizes, conditions, limit, random);
  }

  /**
   * The tables of a study's space.
   *
   * @throws SpecException if a cost depends on too many factors
   */
  public static TabledSpace of(StudySpec study) {
    return of(study, SearchWatch.NONE);
  }

  /** The same, telling how many networks were counted. */
  public static TabledSpace of(StudySpec study, SearchWatch watch) {
    return new SpaceTables(
            study,
            new Observer(study, watch, CellMetrics.of(study), false),
            Peaks.EXACTLY,
            TableLimit.MOST)
        .space();
  }

  /**
   * The same with a column of the bytes moved.
   *
   * @param most the most combinations of a table
   */
  static TabledSpace withBytesMoved(StudySpec study, int most) {
    return new SpaceTables(
            study,
            new Observer(study, SearchWatch.NONE, CellMetrics.WITHOUT_MODELS, true),
            Peaks.CLOSE,
            most)
        .space();
  }

  private TabledSpace space() {
    rules.find(CHECKS);
    learnRules(dependencies.find(configurations(), random));
    Optional<TabledSpace> space = Optional.empty();
    while (space.isEmpty()) {
      space = attempt();
    }
    return space.get();
  }

  private void learnRules(List<Observation> first) {
    List<Observation> invalid = first;
    while (!invalid.isEmpty()) {
      rules.learn(invalid);
      invalid = dependencies.find(configurations(), random);
    }
  }

  private Configurations configurations() {
    return new Configurations(sizes, relations());
  }

  private List<Relation> relations() {
    List<Relation> relations = new ArrayList<>(conditions);
    relations.addAll(rules.relations());
    return relations;
  }

  /** Empty when something new was learned. */
  private Optional<TabledSpace> attempt() {
    Configurations configurations = configurations();
    groups = kept(dependencies.groups(sizes));
    dropLargePeaks();
    groups.forEach(this::requireSize);
    Tabulation tables = new Tabulation(observer, configurations, groups, dependencies, random);
    // What is wrong is better found before tables are filled than after.
    tables.recall();
    if (tables.isSound()) {
      tables.check(CHECKS);
    }
    if (tables.isSound()) {
      tables.fill();
    }
    if (tables.isSound()) {
      tables.check(CHECKS);
    }
    if (tables.isSound()) {
      return Optional.of(new TabledSpace(factors, relations(), columns(), dependencies.parts()));
    }
    for (int[][] pair : tables.contradictions()) {
      rules.learn(dependencies.learn(configurations, pair[0], pair[1]));
    }
    rules.learn(tables.invalid());
    return Optional.empty();
  }

  // What is as it was keeps its values.
  private List<Group> kept(List<Group> wanted) {
    List<Group> kept = new ArrayList<>();
    for (Group group : wanted) {
      kept.add(groups.stream().filter(group::isSame).findFirst().orElse(group));
    }
    return kept;
  }

  // One table too large, and the metric does not decompose.
  private void dropLargePeaks() {
    int most = Math.min(limit.most(), PEAK_LIMIT);
    boolean large = groups.stream().anyMatch(it -> it.isLargest() && it.combinations() > most);
    groups.removeIf(it -> large && it.isLargest());
  }

  private void requireSize(Group group) {
    BitSet some = new BitSet();
    Arrays.stream(group.factors()).forEach(some::set);
    limit.require("the " + observer.text(group.example()), some);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < CellMetrics.COUNTED.size(); i++) {
      List<Table> tables = tables(i);
      if (!tables.isEmpty()) {
        Combination combination = i == CellMetrics.PEAK_AT ? Combination.MAX : Combination.SUM;
        columns.add(new Column(CellMetrics.COUNTED.get(i), combination, 0, tables, List.of()));
      }
    }
    List<CellMetrics.Model> models = observer.metrics().models();
    for (int i = 0; i < models.size(); i++) {
      columns.add(latency(models.get(i).latency(), i));
    }
    columns.addAll(QualityColumns.of(study));
    return columns;
  }

  private List<Table> tables(int metric) {
    return groups(metric).map(Group::table).toList();
  }

  private Stream<Group> groups(int metric) {
    return groups.stream().filter(it -> it.metric() == metric && !it.isZero());
  }

  // It is known where a model refuses no operation.
  private Column latency(Metric latency, int model) {
    return new Column(
        latency,
        Combination.SUM,
        CellMetrics.LATENCY_DECIMALS,
        tables(observer.metrics().nanos(model)),
        groups(observer.metrics().refused(model)).map(it -> predicted(latency, it)).toList());
  }

  private Relation predicted(Metric latency, Group refused) {
    String why =
        Arrays.stream(refused.indices())
            .mapToObj(observer::refusal)
            .filter(it -> !it.isEmpty())
            .min(Comparator.naturalOrder())
            .orElse("");
    Table counts = refused.table();
    long[] known = new long[counts.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = counts.value(i) == 0 ? 1 : 0;
    }
    return new Relation(
        "no " + latency.name() + " is predicted: " + why,
        new Table(counts.factors(), counts.sizes(), known));
  }
}
