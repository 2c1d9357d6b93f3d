package io.unetlab.training.recipe;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Where the values of a recipe are written, by a path of keys and of numbers of items. */
record Places(MapValues recipe) {

  /** Whether a value is written. */
  boolean has(String... path) {
    Optional<YamlNode> node = Optional.of(recipe.node());
    for (String key : path) {
      node = node.flatMap(it -> child(it, key));
    }
    return node.isPresent();
  }

  /** Reports a problem with a value, or with the innermost value around it that is written. */
  void error(ProblemCode code, List<String> path, String message, String hint) {
    YamlNode node = recipe.node();
    Reading at = recipe.reading();
    for (String key : path) {
      Optional<YamlNode> child = child(node, key);
      if (child.isEmpty()) {
        break;
      }
      at = node instanceof ListNode ? at.item(Integer.parseInt(key)) : at.key(key);
      node = child.get();
    }
    at.error(code, node, message, hint);
  }

  private static Optional<YamlNode> child(YamlNode node, String key) {
    if (node instanceof ListNode list) {
      int index = Integer.parseInt(key);
      return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
    return node instanceof MapNode map ? map.get(key) : Optional.empty();
  }

  /** Whether the network reads no captions. */
  boolean readsNoText() {
    return recipe.find(RecipeParser.TEXT).filter(TextSource.None.class::isInstance).isPresent();
  }

  /** Whether the training never replaces a caption by an empty one. */
  boolean neverDropsText() {
    return recipe.find(RecipeParser.TRAINING).filter(it -> it.textDropout() == 0).isPresent();
  }
}
