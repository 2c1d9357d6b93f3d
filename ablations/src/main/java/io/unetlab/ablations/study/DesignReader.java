package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.fraction.Fraction;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up the names in a design, and checks that each of its parts can be generated. */
final class DesignReader {

  /** The keys that can ask for variants. */
  private static final List<Key<?>> ASKING =
      List.of(
          DesignKeys.ONE_AT_A_TIME,
          DesignKeys.LADDER,
          DesignKeys.FACTORIAL,
          DesignKeys.FRACTIONAL,
          DesignKeys.RANDOM,
          DesignKeys.LIST,
          SearchKeys.SEARCH);

  private final List<Factor> factors;
  private final Conditions conditions;
  private final Optional<SelectSpec> rule;
  private final boolean trained;
  private final Set<Metric> predicted;
  private final List<Located<Metric>> used = new ArrayList<>();
  private final List<Located<Metric>> objectives = new ArrayList<>();

  /**
   * @param rule how to choose; empty after a problem with it
   * @param trained whether networks were trained, whose qualities are known
   * @param predicted the latencies that models predict
   */
  DesignReader(
      List<Factor> factors,
      List<FactorComparison> comparisons,
      Optional<SelectSpec> rule,
      boolean trained,
      Set<Metric> predicted) {
    this.factors = factors;
    this.conditions = new Conditions(factors, comparisons);
    this.rule = rule;
    this.trained = trained;
    this.predicted = Set.copyOf(predicted);
  }

  private Optional<SearchSpec> search(MapValues map) {
    Optional<SearchReader> reader =
        map.find(SearchKeys.SEARCH).map(it -> new SearchReader(it, factors, predicted));
    reader.ifPresent(it -> objectives.addAll(it.stated()));
    return reader.map(it -> it.search(rule, trained));
  }

  /** The metrics that a search is said to trade. */
  List<Located<Metric>> objectives() {
    return List.copyOf(objectives);
  }

  /** The quality metrics that the design depends on. */
  List<Located<Metric>> used() {
    return List.copyOf(used);
  }

  Design design(MapValues map) {
    Optional<ShortOrMap<List<StepType.Step>>> ladder = map.find(DesignKeys.LADDER);
    Design design =
        new Design(
            oneAtATime(map),
            new LadderSpec(
                ladder(ladder.flatMap(ShortOrMap::brief).map(Located::each).orElse(List.of())),
                ladder.flatMap(ShortOrMap::map).map(this::bestOrder)),
            names(map.at(DesignKeys.FACTORIAL)),
            map.find(DesignKeys.FRACTIONAL).flatMap(this::fractional),
            map.find(DesignKeys.RANDOM).map(this::random),
            list(map.each(DesignKeys.LIST)),
            search(map),
            full(map.get(DesignKeys.FULL)),
            map.get(DesignKeys.REPLICATES),
            map.find(DesignKeys.BLOCK));
    checkFull(map, design);
    if (ASKING.stream().noneMatch(key -> asks(map, key))) {
      map.error(
          StudyCode.DESIGN_EMPTY,
          "the design asks for no variant",
          "factorial: all tries every combination");
    }
    return design;
  }

  // An empty list asks for nothing.
  private static boolean asks(MapValues map, Key<?> key) {
    return map.node()
        .get(key.name())
        .filter(node -> !(node instanceof ListNode list && list.items().isEmpty()))
        .isPresent();
  }

  private OneAtATime oneAtATime(MapValues map) {
    Optional<ShortOrMap<OneOrList<String>>> said = map.find(DesignKeys.ONE_AT_A_TIME);
    Optional<MapValues> more = said.flatMap(ShortOrMap::map);
    List<String> names =
        more.map(this::ofFactors)
            .orElseGet(() -> said.flatMap(ShortOrMap::brief).map(this::names).orElse(List.of()));
    return new OneAtATime(
        names, more.map(it -> it.get(DesignKeys.FROM)).orElse(OneAtATime.From.BASE));
  }

  private List<String> ofFactors(MapValues map) {
    return names(map.at(DesignKeys.OF_FACTORS));
  }

  private List<String> names(Located<OneOrList<String>> said) {
    if (!said.value().isList() && said.value().items().contains(FactorReader.ALL)) {
      return factors.stream().map(Factor::name).toList();
    }
    List<Located<String>> names = Located.each(said);
    Lookup.distinct(names, "factor");
    return names.stream()
        .flatMap(name -> Lookup.factor(name, factors).stream())
        .map(Factor::name)
        .distinct()
        .toList();
  }

  private List<Design.Step> ladder(List<Located<StepType.Step>> steps) {
    List<Design.Step> ladder = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    for (Located<StepType.Step> step : steps) {
      Entry<String> choice = step.value().choice();
      Optional<Factor> factor = Lookup.factor(choice.key(), factors);
      Optional<Option> option = factor.flatMap(it -> Lookup.option(choice.value(), it));
      if (factor.isEmpty() || option.isEmpty()) {
        continue;
      }
      String name = factor.get().name();
      String now = kept.getOrDefault(name, factor.get().base().name());
      if (now.equals(option.get().name())) {
        String message = "the step changes nothing: `" + name + "` is `" + now + "` already";
        step.error(StudyCode.BAD_LADDER_STEP, message);
      }
      Map<String, String> tried = new LinkedHashMap<>(kept);
      tried.put(name, option.get().name());
      refuseBroken(step, tried);
      ladder.add(new Design.Step(name, option.get().name(), step.value().keep()));
      if (step.value().keep()) {
        kept = tried;
      }
    }
    return ladder;
  }

  private void refuseBroken(Located<?> place, Map<String, String> choices) {
    conditions.broken(choices).ifPresent(broken -> place.error(StudyCode.CONDITION_BROKEN, broken));
  }

  private BestOrder bestOrder(MapValues map) {
    Located<Metric> best = map.at(DesignKeys.BEST);
    Located<Metric> per = map.at(DesignKeys.PER);
    List<String> names = ofFactors(map);
    boolean counted = CountedMetrics.ALL.stream().anyMatch(it -> it.metric().equals(best.value()));
    if (!counted) {
      refuseMetric(best, DesignKeys.BEST, "counted", "macs");
    }
    if (QualityMetrics.ALL.contains(per.value())) {
      used.add(per);
    } else {
      refuseMetric(per, DesignKeys.PER, "of quality", "fid");
    }
    long options =
        factors.stream()
            .filter(factor -> names.contains(factor.name()))
            .mapToLong(factor -> factor.changes().size())
            .sum();
    if (options * names.size() > StudyReader.MOST_VARIANTS) {
      String message =
          "to find the best order up to %,d networks would be counted, at most %,d are";
      tooMany(map, String.format(Locale.ROOT, message, options * names.size(), most()));
    }
    return new BestOrder(best.value(), per.value(), names);
  }

  private void refuseMetric(Located<Metric> metric, Key<?> key, String what, String example) {
    metric.error(
        StudyCode.BAD_DESIGN,
        "`"
            + key.name()
            + "` takes a metric that is "
            + what
            + ", found `"
            + metric.value().name()
            + "`",
        "for example " + example);
  }

  private void tooMany(MapValues map, String message) {
    map.error(
        StudyCode.TOO_MANY_VARIANTS, message, "name fewer `" + DesignKeys.OF_FACTORS.name() + "`");
  }

  private static int most() {
    return StudyReader.MOST_VARIANTS;
  }

  private Optional<Fractional> fractional(MapValues map) {
    List<String> asked = ofFactors(map);
    List<String> names =
        factors.stream()
            .filter(factor -> asked.contains(factor.name()) && !factor.changes().isEmpty())
            .map(Factor::name)
            .toList();
    if (names.isEmpty()) {
      map.error(StudyCode.BAD_DESIGN, "a fraction needs a factor with two options", "");
      return Optional.empty();
    }
    Optional<Fraction> fraction = Fraction.find(names.size(), map.get(DesignKeys.RESOLUTION));
    if (fraction.isEmpty()) {
      String message = "%d factors at this resolution take more than %,d variants";
      tooMany(map, String.format(Locale.ROOT, message, names.size(), 1 << Fraction.MOST_BASIC));
    }
    return fraction.map(it -> new Fractional(names, it));
  }

  private RandomSample random(MapValues map) {
    List<String> names = ofFactors(map);
    int count = map.get(DesignKeys.COUNT);
    long combinations = Design.combinations(factors, names);
    if (count > combinations) {
      map.error(
          StudyCode.BAD_DESIGN,
          "the factors have " + combinations + " combinations, fewer than " + count,
          "`" + DesignKeys.FACTORIAL.name() + "` tries every combination");
    }
    return new RandomSample(names, count, map.get(SearchKeys.SEED));
  }

  private List<Map<String, String>> list(List<Located<List<Entry<String>>>> said) {
    List<Map<String, String>> list = new ArrayList<>();
    for (Located<List<Entry<String>>> variant : said) {
      Map<String, String> choices = choices(variant.value());
      refuseBroken(variant, choices);
      list.add(choices);
    }
    return list;
  }

  private Map<String, String> choices(List<Entry<String>> said) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (Entry<String> entry : said) {
      Lookup.factor(entry.key(), factors)
          .flatMap(factor -> Lookup.option(entry.value(), factor))
          .ifPresent(option -> choices.put(entry.key().value(), option.name()));
    }
    return choices;
  }

  private Map<String, String> full(List<Entry<String>> said) {
    Map<String, String> chosen = choices(said);
    for (Entry<String> entry : said) {
      String name = entry.key().value();
      boolean base =
          factors.stream()
              .anyMatch(it -> it.name().equals(name) && it.base().name().equals(chosen.get(name)));
      if (base) {
        entry
            .value()
            .error(
                StudyCode.BAD_DESIGN,
                "the full network has another `" + name + "` than the base",
                "to leave a factor out, name the others under `"
                    + DesignKeys.OF_FACTORS.name()
                    + "`");
      }
    }
    Map<String, String> full = new LinkedHashMap<>();
    for (Factor factor : factors) {
      if (!factor.changes().isEmpty()) {
        String last = factor.options().get(factor.options().size() - 1).name();
        full.put(factor.name(), chosen.getOrDefault(factor.name(), last));
      }
    }
    return full;
  }

  // Otherwise every variant of "one at a time from full" would be a different network than its
  // label says.
  private void checkFull(MapValues map, Design design) {
    if (!design.oneAtATime().fromFull()) {
      return;
    }
    Reading place = map.reading().key(DesignKeys.ONE_AT_A_TIME.name());
    conditions
        .broken(design.fullOf(design.oneAtATime().factors()))
        .ifPresent(
            broken ->
                place.error(
                    StudyCode.CONDITION_BROKEN,
                    map.node(),
                    "the full network's choices are incompatible: " + broken,
                    "say which options it has under `" + DesignKeys.FULL.name() + "`"));
  }
}
