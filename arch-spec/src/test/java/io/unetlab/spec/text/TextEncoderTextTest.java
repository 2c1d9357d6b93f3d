package io.unetlab.spec.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One text encoder, one text, one hash. */
class TextEncoderTextTest {

  private static final String HEAD =
      "kind: text_encoder\nname: x\ntokens: 7\nvocabulary: 20\nwidth: 12\nheads: 3\n";

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 500)
  void writtenTextReadsAsTheSameNetwork(@ForAll("seeds") long seed) {
    TextEncoderSpec spec = random(new Random(seed));
    String text = spec.yaml();
    TextEncoderSpec again = read(text);

    assertThat(again.identity()).isEqualTo(spec.identity());
    assertThat(again.yaml()).isEqualTo(text);
    assertThat(again.hash()).isEqualTo(spec.hash());
  }

  /** Few values, so that many pairs are the same network. */
  @Property(tries = 2000)
  void theHashIsTheSameExactlyWhenTheTextIs(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    TextEncoderSpec one = random(random);
    TextEncoderSpec other = random.nextBoolean() ? changed(one, random) : random(random);

    assertThat(one.hash().equals(other.hash()))
        .as("%s%s", one.yaml(), other.yaml())
        .isEqualTo(one.yaml().equals(other.yaml()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers: 3\nskip_last: 1\n",
        "layers: 2\nfeed_forward: {inner: 48}\n",
        "layers: 2\noutputs: [output]\nprojection: 5\nend_of_text: 3\n"
      })
  void spellingsOfOneNetwork(String said) {
    assertThat(read(HEAD + said).hash()).isEqualTo(read(HEAD + "layers: 2\n").hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch: 2\n",
        "skip_last: 1\n",
        "causal: false\n",
        "norm_eps: 1e-6\n",
        "feed_forward: {activation: gelu}\n",
        "feed_forward: {ratio: 3}\n",
        "outputs: pooled\n",
        "outputs: [output, pooled]\n",
        "outputs: penultimate\n"
      })
  void anotherNetwork(String said) {
    assertThat(read(HEAD + "layers: 2\n" + said).hash())
        .isNotEqualTo(read(HEAD + "layers: 2\n").hash());
  }

  private static TextEncoderSpec read(String text) {
    Source source = new Source("x.yaml", text);
    return NetworkKinds.TEXT_ENCODER.require(SpecLoader.load(source, Path.of(""), SpecPatch.EMPTY));
  }

  private static TextEncoderSpec random(Random random) {
    int heads = 1 + random.nextInt(2);
    return of(
        random,
        heads * (1 + random.nextInt(2)),
        heads,
        1 + random.nextInt(3),
        random.nextInt(2),
        outputs(random));
  }

  /** The same network with another value here and there, which may have no effect. */
  private static TextEncoderSpec changed(TextEncoderSpec spec, Random random) {
    int skip = random.nextInt(3);
    return new TextEncoderSpec(
        spec.name(),
        spec.title(),
        spec.batch(),
        spec.tokens(),
        spec.vocabulary(),
        spec.width(),
        spec.ownLayers() + skip,
        skip,
        spec.heads(),
        new TextFeedForward(
            Optional.of(spec.feedForward().innerWidth(spec.width())),
            Optional.empty(),
            spec.feedForward().activation()),
        spec.normEps(),
        spec.causal(),
        spec.outputs(),
        random.nextBoolean() ? spec.endOfText() : Optional.of(random.nextInt(2)),
        random.nextBoolean() ? spec.projection() : Optional.of(1 + random.nextInt(2)),
        spec.location());
  }

  private static TextEncoderSpec of(
      Random random, int width, int heads, int layers, int skip, List<TextOutput> outputs) {
    return new TextEncoderSpec(
        "any",
        "Any",
        1 + random.nextInt(2),
        2,
        2,
        width,
        layers + skip,
        skip,
        heads,
        feedForward(random),
        random.nextInt(4) == 0 ? 1e-6 : 1e-5,
        random.nextInt(4) > 0,
        outputs,
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(2)),
        outputs.contains(TextOutput.TEXT_EMBEDS) || random.nextBoolean()
            ? Optional.of(1 + random.nextInt(2))
            : Optional.empty(),
        SourceLocation.NOWHERE);
  }

  private static TextFeedForward feedForward(Random random) {
    List<Activation> known = TextEncoderParser.ACTIVATIONS;
    Activation activation = known.get(random.nextInt(known.size()));
    return switch (random.nextInt(3)) {
      case 0 -> new TextFeedForward(Optional.empty(), Optional.empty(), activation);
      case 1 -> new TextFeedForward(Optional.empty(), Optional.of(2.0), activation);
      default ->
          new TextFeedForward(Optional.of(1 + random.nextInt(20)), Optional.empty(), activation);
    };
  }

  private static List<TextOutput> outputs(Random random) {
    List<TextOutput> outputs = new ArrayList<>(List.of(TextOutput.values()));
    Collections.shuffle(outputs, random);
    return outputs.subList(0, 1 + random.nextInt(outputs.size()));
  }
}
