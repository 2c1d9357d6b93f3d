package io.unetlab.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.unetlab.spec.DerivedFile;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The editors' schema accepts what the parser accepts. */
class SchemaAcceptsTest {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new JsonMapper().readTree(Path.of("../schema/unetlab.schema.json").toFile()));

  /**
   * Every fixture that is YAML at all, valid or not, whatever it tests. A pipeline is read with the
   * files of its parts, which the schema does not see; so these have to be sound.
   */
  static List<Path> fixtures() throws IOException {
    List<Path> fixtures = new ArrayList<>();
    for (String folder : List.of("rules", "canonical", "bad")) {
      try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".yaml"))
            .filter(file -> tree(file).isPresent())
            .filter(file -> !isPipeline(file) || readsEveryFile(file))
            .sorted()
            .forEach(fixtures::add);
      }
    }
    return fixtures;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void acceptsWhatTheParserAccepts(Path file) {
    YamlNode tree = tree(file).orElseThrow();
    YamlNode read = isPipeline(file) ? merged(file).orElseThrow() : tree;
    boolean reads =
        NetworkKinds.all().stream()
            .flatMap(kind -> Stream.of(kind.map(), DerivedFile.type(kind)))
            .anyMatch(it -> it.read(read, new Reading(new Problems(), "")).isPresent());

    assertThat(SCHEMA.validate(json(tree)).isEmpty()).isEqualTo(reads);
  }

  @Test
  void fixturesIncludeBothKinds() throws IOException {
    assertThat(fixtures())
        .map(file -> SCHEMA.validate(json(tree(file).orElseThrow())).isEmpty())
        .contains(true, false);
  }

  private static boolean isPipeline(Path file) {
    return tree(file).filter(it -> DocumentKind.is(PipelineSpec.KIND, it)).isPresent();
  }

  private static boolean readsEveryFile(Path file) {
    Problems problems = new Problems();
    SpecLoader.load(file, SpecPatch.EMPTY, problems);
    return merged(file).isPresent()
        && problems.all().stream()
            .allMatch(it -> it.location().source().name().equals(file.toString()));
  }

  private static Optional<MapNode> merged(Path file) {
    return SpecLoader.tree(file, new Problems());
  }

  private static Optional<YamlNode> tree(Path file) {
    try {
      Problems problems = new Problems();
      Optional<YamlNode> tree =
          YamlReader.read(new Source(file.toString(), Files.readString(file)), problems);
      return problems.hasErrors() ? Optional.empty() : tree;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A tree as an editor's YAML reader sees it. */
  private static JsonNode json(YamlNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof MapNode map) {
      ObjectNode object = nodes.objectNode();
      map.entries().forEach(it -> object.set(it.key().text(), json(it.value())));
      return object;
    }
    if (node instanceof ListNode list) {
      ArrayNode array = nodes.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.isNull()) {
      return nodes.nullNode();
    }
    if (scalar.is("true") || scalar.is("false")) {
      return nodes.booleanNode(scalar.is("true"));
    }
    if (scalar.quoted() || !scalar.text().matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      return nodes.stringNode(scalar.text());
    }
    return scalar.text().matches("[-+]?[0-9]{1,18}")
        ? nodes.numberNode(Long.parseLong(scalar.text()))
        // The validator cannot handle numbers beyond 64 bits; any number out of range will do.
        : nodes.numberNode(Math.min(1e18, Double.parseDouble(scalar.text())));
  }
}
