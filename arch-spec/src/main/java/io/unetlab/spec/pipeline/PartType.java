package io.unetlab.spec.pipeline;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A network within a pipeline. The loader has already put the network of a file in the place of its
 * name, and merged what it extends; a name or an {@code extends} that is still there has been
 * reported as unreadable.
 *
 * @param kind the word after {@code kind:}
 * @param what what a message calls such a network: {@code a unet}
 * @param network reads the network's own keys and checks its rules
 */
public record PartType<S extends NetworkSpec>(
    String kind, String what, BiFunction<MapNode, Reading, Optional<S>> network)
    implements ValueType<S> {

  private static final String NONE = "none";

  public PartType {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(network, "network");
  }

  /** Whether a value names a file. */
  public static boolean isFile(YamlNode node) {
    return node instanceof ScalarNode scalar && !scalar.isNull() && !scalar.is(NONE);
  }

  /** Whether a network extends a file. */
  public static boolean isDerived(MapNode network) {
    return network.get("extends").isPresent();
  }

  @Override
  public Optional<S> read(YamlNode node, Reading at) {
    if (node instanceof MapNode map) {
      if (isDerived(map)) {
        return Optional.empty();
      }
      Optional<ScalarNode> other = DocumentKind.of(map).filter(word -> !word.text().equals(kind));
      other.ifPresent(word -> reportKind(word, at));
      return other.isPresent() ? Optional.empty() : network.apply(map, at);
    }
    if (!isFile(node)) {
      String message = "expected a file or " + what + " for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
    }
    return Optional.empty();
  }

  private void reportKind(ScalarNode word, Reading at) {
    String message = "expected " + what + " for " + at.subject() + ", found a network of kind ";
    at.key(DocumentKind.KEY).error(SpecCode.WRONG_KIND, word, message + word.describe());
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "anyOf",
        List.of(
            Map.of("type", "string", "minLength", 1),
            Map.of("$ref", "#/definitions/" + kind),
            Map.of("$ref", "#/definitions/" + kind + "_derived")));
  }
}
