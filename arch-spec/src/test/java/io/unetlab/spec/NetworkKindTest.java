package io.unetlab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.rule.Findings;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A separate kind, to show that a kind needs nothing from UNets. */
class NetworkKindTest {

  private record Layer(String name, int width, SourceLocation location) implements NetworkSpec {

    @Override
    public String kind() {
      return "layer";
    }

    @Override
    public String title() {
      return name;
    }

    @Override
    public Layer named(String newName, String newTitle) {
      return new Layer(newName, width, location);
    }

    @Override
    public String size() {
      return "width " + width;
    }

    @Override
    public String identity() {
      return "width " + width;
    }

    @Override
    public String yaml() {
      return "kind: layer\nname: " + name + "\nwidth: " + width + "\n";
    }
  }

  private static final class EvenWidthRule implements SpecRule<Layer> {

    @Override
    public SpecCode code() {
      return SpecCode.EVEN_EMBEDDING;
    }

    @Override
    public String sentence() {
      return "The width is even.";
    }

    @Override
    public void check(Layer spec, Findings findings) {
      if (spec.width() % 2 != 0) {
        findings.add("width", spec.width() + " is odd");
      }
    }
  }

  private static final Key<String> NAME = Key.required("name", Scalars.text(), "Its name.");
  private static final Key<Integer> WIDTH =
      Key.required("width", Scalars.whole(1, 100), "Its width.");

  private static final NetworkKind<Layer> LAYER =
      new NetworkKind<>(
          "layer",
          Layer.class,
          new MapType<>(
              "a layer",
              List.of(DocumentKind.key("layer"), NAME, WIDTH),
              map -> new Layer(map.get(NAME), map.get(WIDTH), map.location())),
          List.of(new EvenWidthRule()));

  private final Problems problems = new Problems();

  @Test
  void readsAndWritesItsFiles() {
    Layer layer = read("{kind: layer, name: a, width: 4}").orElseThrow();
    Layer again = read(layer.yaml()).orElseThrow();

    assertThat(problems.all()).isEmpty();
    assertThat(again.hash()).isEqualTo(layer.hash()).isEqualTo(again.named("b", "B").hash());
  }

  @Test
  void checksItsRules() {
    read("{kind: layer, name: a, width: 3}");

    assertThat(problems.all()).extracting(Problem::message).containsExactly("3 is odd");
  }

  @Test
  void acceptsOnlySpecsOfItsOwnKind() {
    Layer layer = read("{kind: layer, name: a, width: 4}").orElseThrow();

    assertThat(LAYER.require(layer)).isSameAs(layer);
    assertThat(NetworkKinds.UNET.of(layer)).isEmpty();
    assertThatThrownBy(() -> NetworkKinds.UNET.require(layer))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("layer.yaml:1:1")
        .hasMessageContaining("SPEC018")
        .hasMessageContaining("expected a unet, found a file of kind `layer`");
  }

  private Optional<Layer> read(String text) {
    return YamlReader.read(new Source("layer.yaml", text), problems)
        .flatMap(node -> LAYER.read((MapNode) node, problems));
  }
}
