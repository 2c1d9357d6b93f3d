package io.unetlab.profiler.importer;

import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * A map in another tool's format: unknown keys are ignored, since its next version may add more.
 */
record ForeignMap(MapNode node, Reading at) {

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

  /** Nanoseconds of a century; larger numbers would not fit into 64 bits. */
  private static final double MOST_WHOLE = 4e18;

  private static final ScalarType<String> HASH = Scalars.sha256(ImportCode.WRONG_LINE, "");

  /** A fused operation has the names of all its parts. */
  private static final ScalarType<String> TEXT = ForeignText.of(20_000);

  /** Reads the value as a map; adds a problem and returns empty when it is not one. */
  static Optional<ForeignMap> of(YamlNode node, Reading at) {
    if (node instanceof MapNode map) {
      return Optional.of(new ForeignMap(map, at));
    }
    at.error(
        ImportCode.WRONG_LINE,
        node,
        "expected a map for " + at.subject() + ", found " + node.describe());
    return Optional.empty();
  }

  Optional<ForeignMap> map(String key) {
    return value(key).flatMap(it -> of(it, at.key(key)));
  }

  /** All values that are maps, by key in file order. */
  Map<String, ForeignMap> maps() {
    Map<String, ForeignMap> maps = new LinkedHashMap<>();
    for (MapNode.Entry entry : node.entries()) {
      String name = entry.key().text();
      of(entry.value(), at.key(name)).ifPresent(map -> maps.put(name, map));
    }
    return maps;
  }

  /** The same for a nested map; empty if the key is missing. */
  Map<String, ForeignMap> maps(String key) {
    return map(key).map(ForeignMap::maps).orElse(Map.of());
  }

  /** The items of a list; empty if the key is missing. */
  List<ForeignMap> items(String key) {
    List<ForeignMap> items = new ArrayList<>();
    each(key, (item, here) -> of(item, here).ifPresent(items::add));
    return items;
  }

  private Optional<ListNode> list(String key) {
    Optional<YamlNode> value = value(key);
    if (value.isPresent() && !(value.get() instanceof ListNode)) {
      String message = "expected a list, found " + value.get().describe();
      at.key(key).error(ImportCode.WRONG_LINE, value.get(), message);
    }
    return value.filter(ListNode.class::isInstance).map(ListNode.class::cast);
  }

  Optional<String> text(String key) {
    return value(key).flatMap(it -> TEXT.read(it, at.key(key)));
  }

  /** The items of a list that are texts; empty if the key is missing. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    each(key, (item, here) -> TEXT.read(item, here).ifPresent(texts::add));
    return texts;
  }

  /** A hash of 64 hexadecimal digits. */
  Optional<String> sha256(String key) {
    return value(key).flatMap(it -> HASH.read(it, at.key(key)));
  }

  /** A figure: from 0 to {@link Decimals#MOST}. */
  OptionalDouble number(String key) {
    return number(key, 0, Decimals.MOST);
  }

  /** A figure that may be negative, where a negative number means a missing figure. */
  OptionalDouble signed(String key) {
    return number(key, -Decimals.MOST, Decimals.MOST);
  }

  /** A count or nanoseconds, which may be larger than any figure. */
  OptionalDouble whole(String key) {
    return number(key, -MOST_WHOLE, MOST_WHOLE);
  }

  private OptionalDouble number(String key, double least, double most) {
    Optional<YamlNode> value = value(key);
    return value.isEmpty() ? OptionalDouble.empty() : number(value.get(), at.key(key), least, most);
  }

  /** The items of a list that are numbers; empty if the key is missing. */
  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    each(key, (item, here) -> number(item, here, 0, Decimals.MOST).ifPresent(numbers::add));
    return numbers;
  }

  private void each(String key, BiConsumer<YamlNode, Reading> reader) {
    List<YamlNode> items = list(key).map(ListNode::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      reader.accept(items.get(i), at.key(key).item(i));
    }
  }

  private static OptionalDouble number(YamlNode value, Reading here, double least, double most) {
    if (value instanceof ScalarNode word && NUMBER.matcher(word.text()).matches()) {
      double number = Double.parseDouble(word.text());
      if (number >= least && number <= most) {
        return OptionalDouble.of(number);
      }
    }
    String message = "expected a number for " + here.subject() + ", found " + value.describe();
    here.error(ImportCode.WRONG_LINE, value, message);
    return OptionalDouble.empty();
  }

  // Some files write a missing value as the text 'null', or as an empty one.
  private Optional<YamlNode> value(String key) {
    return node.get(key)
        .filter(
            it ->
                !(it instanceof ScalarNode word
                    && (word.isNull() || word.text().equals("null") || word.text().isBlank())));
  }
}
