package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text encoder's file is read whatever version of transformers wrote it. */
class TextEncoderNamesTest {

  private static final Graph TINY = Small.graph("clip_text_gelu_tiny");
  private static final WeightStore WEIGHTS = Small.numbered(TINY);

  /** transformers 5 leaves it out of CLIPTextModel's files. */
  @Test
  void thePrefixMayBeLeftOut() {
    WeightStore read = match(TINY, renamed(it -> it.replaceFirst("^text_model\\.", "")));

    assertSame(read);
    assertThat(read.notes()).containsExactly("`text_model.` is put before the names");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_encoder.", "cond_stage_model.transformer.", "_orig_mod."})
  void aPrefixBeforeItIsLeftOut(String prefix) {
    assertSame(match(TINY, renamed(prefix::concat)));
  }

  /** CLIP's whole file: the images' part is another network. */
  @ParameterizedTest
  @CsvSource({
    "text_model.embeddings.position_ids, 0",
    "vision_model.embeddings.class_embedding, 1",
    "visual_projection.weight, 1",
    "logit_scale, 1"
  })
  void whatIsNoWeightOfItIsIgnored(String name, int notes) {
    List<Tensor> tensors = new ArrayList<>(WEIGHTS.tensors().values());
    tensors.add(
        name.endsWith("ids")
            ? Tensor.ofWholes(name, TensorShape.of(1, 2), 0, 1)
            : Tensor.of(name, TensorShape.of(1), 7));
    WeightStore read = match(TINY, tensors);

    assertSame(read);
    assertThat(read.notes()).hasSize(notes);
  }

  @ParameterizedTest
  @CsvSource({
    "skip_last=1, 16",
    "outputs=penultimate, 19",
    "outputs=pooled, 1",
  })
  void whatItDoesNotHaveIsIgnoredAndTold(String change, int ignored) {
    Graph shorter = Small.graph("clip_text_gelu_tiny", change);
    WeightStore read = match(shorter, WEIGHTS.tensors().values());

    assertThat(read.tensors()).hasSize((int) shorter.weights().count());
    assertThat(read.notes())
        .singleElement()
        .asString()
        .startsWith(ignored + " tensor")
        .contains("that the network does not have");
  }

  /** Its own kind is no reason why a file does not fit. */
  @Test
  void anotherTextEncoderIsOneOfOtherSizes() {
    Graph other = Small.graph("clip_text_gelu_tiny", "width=20");

    assertThat(problems(TINY, Small.numbered(other)).get(0).message())
        .endsWith("these are the weights of a network of other sizes");
  }

  @Test
  void aUNetsFileIsNamedAndSoIsThePlaceOfItsOwn() {
    Problem first = problems(TINY, Small.numbered(Small.graph("sd15_tiny"))).get(0);

    assertThat(first.code()).isEqualTo(WeightCode.OTHER_KIND);
    assertThat(first.message()).isEqualTo("these are the weights of a UNet");
    assertThat(first.hint()).contains("text_encoder/model.safetensors");
  }

  @Test
  void aSmallerOneStartsFromIt() {
    Graph narrow =
        Small.graph("clip_text_gelu_tiny", "layers=1", "feed_forward.inner=48", "projection=12");
    Transfer transfer = Transfer.from(WEIGHTS, narrow, 0);

    assertThat(transfer.rows()).noneMatch(row -> row.outcome() == Transfer.Outcome.NEW);
    assertThat(transfer.weights().tensor("text_projection.weight").floats())
        .startsWith(WEIGHTS.tensor("text_projection.weight").floats()[0]);
  }

  private static void assertSame(WeightStore read) {
    assertThat(read.tensors().keySet()).isEqualTo(WEIGHTS.tensors().keySet());
    read.tensors()
        .values()
        .forEach(it -> assertThat(it.floats()).isEqualTo(WEIGHTS.tensor(it.name()).floats()));
  }

  private static WeightStore match(Graph graph, Iterable<Tensor> tensors) {
    List<Tensor> all = new ArrayList<>();
    tensors.forEach(all::add);
    return WeightMatch.match(graph, WeightStore.of(all));
  }

  private static List<Tensor> renamed(UnaryOperator<String> names) {
    return WEIGHTS.tensors().values().stream()
        .map(it -> new Tensor(names.apply(it.name()), it.dims(), ElementType.FLOAT32, it::read))
        .toList();
  }

  private static List<Problem> problems(Graph graph, WeightStore file) {
    Problems problems = new Problems();
    assertThat(WeightMatch.match(graph, file, problems)).isEmpty();
    return problems.all();
  }
}
