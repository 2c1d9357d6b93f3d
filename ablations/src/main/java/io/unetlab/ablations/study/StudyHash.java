package io.unetlab.ablations.study;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A study's identity: SHA-256 of its values and of the contents of the files that it names. Layout,
 * the order of keys and file names do not matter.
 */
final class StudyHash {

  private final StringBuilder text = new StringBuilder();

  private final OptionParts options;

  private StudyHash(OptionParts options) {
    this.options = options;
  }

  /**
   * The hash.
   *
   * @param options whose files' contents are hashed in the place of their names
   * @param targets those that name a file, with the file's contents
   */
  static String of(
      MapNode study,
      OptionParts options,
      Base base,
      Optional<TrainedQuality> training,
      Optional<ScoredQuality> scoring,
      List<TrainedRow> trained,
      List<Reference> references,
      List<String> targets) {
    StudyHash hash = new StudyHash(options);
    boolean measured = training.isPresent() || scoring.isPresent();
    MapNode own = measured ? study.without(QualityKeys.QUALITY.name()) : study;
    hash.add(
        own.without(StudyParser.BASE.name())
            .without(StudyParser.TRAINED.name())
            .without(ReferenceKeys.REFERENCES.name())
            .without(TargetKeys.TARGETS.name()));
    study.get(QualityKeys.QUALITY.name()).filter(it -> measured).ifPresent(hash::addQuality);
    study.get(TargetKeys.TARGETS.name()).ifPresent(hash::addTargets);
    targets.forEach(hash::add);
    hash.add(base.hash().hex());
    training.ifPresent(it -> hash.add(it.recipeHash()));
    scoring.ifPresent(it -> hash.add(it.recipeHash()));
    scoring.flatMap(it -> WeightFiles.hash(it.weights())).ifPresent(hash::add);
    trained.forEach(hash::add);
    for (Reference reference : references) {
      hash.add(reference.name());
      hash.add(reference.spec().map(spec -> spec.hash().hex()).orElse(""));
      reference.stated().forEach((metric, value) -> hash.add(metric.name() + value));
      hash.add(reference.source());
    }
    return Sha256.of(hash.text.toString());
  }

  /** The hash of some maps' values. */
  static String of(List<MapNode> maps) {
    StudyHash hash = new StudyHash(new OptionParts());
    maps.forEach(hash::add);
    return Sha256.of(hash.text.toString());
  }

  private void add(TrainedRow row) {
    text.append('(');
    add(row.hash());
    row.choices().values().forEach(this::add);
    row.values().forEach((metric, it) -> add(metric.name() + it.value() + "±" + it.sd().orElse(0)));
    add(row.source());
    add(row.firmness().name());
    text.append(')');
  }

  private static MapNode withoutRecipes(MapNode map) {
    return map.without(QualityKeys.TRAIN.name())
        .without(QualityKeys.RECIPE.name())
        .without(QualityKeys.WEIGHTS.name());
  }

  // Recipes and weights are hashed by their contents.
  private void addQuality(YamlNode node) {
    List<YamlNode> items = node instanceof ListNode list ? list.items() : List.of(node);
    text.append('[');
    for (YamlNode item : items) {
      add(item instanceof MapNode map ? withoutRecipes(map) : item);
    }
    text.append(']');
  }

  private void addTargets(YamlNode node) {
    if (node instanceof ListNode list) {
      for (YamlNode item : list.items()) {
        add(item instanceof MapNode map ? withoutFiles(map) : item);
      }
    }
  }

  private static MapNode withoutFiles(MapNode target) {
    MapNode without = target;
    for (Key<String> file : TargetKeys.FILES) {
      without = without.without(file.name());
    }
    return without;
  }

  private void add(YamlNode value) {
    YamlNode node = options.meaning(value);
    if (node instanceof MapNode map) {
      text.append('{');
      map.entries().stream()
          .sorted(Comparator.comparing(entry -> entry.key().text()))
          .forEach(
              entry -> {
                add(entry.key());
                add(entry.value());
              });
      text.append('}');
    } else if (node instanceof ListNode list) {
      text.append('[');
      list.items().forEach(this::add);
      text.append(']');
    } else if (node instanceof ScalarNode scalar) {
      add(scalar.text());
    }
  }

  // The length prefix marks where a text ends, whatever it contains.
  private void add(String value) {
    text.append(value.length()).append(':').append(value);
  }
}
