package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint is read whatever prefix its names have and in whichever of the two namings. */
class CheckpointNamesTest {

  private static final Graph TINY = Small.graph("sd15_tiny");
  private static final WeightStore WEIGHTS = Small.numbered(TINY);

  @ParameterizedTest
  @ValueSource(
      strings = {"sd15", "sd21_base", "sdxl", "bk_sdm_base", "bk_sdm_small", "bk_sdm_tiny"})
  void everyOriginalNameIsReadAsTheWeightThatItNames(String model) {
    Graph graph = Networks.graph(SpecLoader.load(Path.of("../examples/models/" + model + ".yaml")));
    Map<String, String> names = OriginalNames.of(graph);
    List<Tensor> tensors = graph.weights().map(it -> empty(it, names.get(it.name()))).toList();

    WeightStore read = WeightMatch.match(graph, WeightStore.of(tensors));

    assertThat(read.tensors()).hasSize(names.size());
    read.tensors().values().forEach(it -> assertThat(it.origin()).isEqualTo(names.get(it.name())));
    assertThat(read.notes())
        .containsExactly("the names of the original code are read as diffusers'");
  }

  /** As the published files of Stable Diffusion 1.5 and XL have them. */
  @Test
  void theNumbersAreThoseOfThePublishedFiles() {
    Map<String, String> sd15 =
        OriginalNames.of(Networks.graph(SpecLoader.load(Path.of("../examples/models/sd15.yaml"))));
    assertThat(sd15)
        .containsEntry("down_blocks.0.downsamplers.0.conv.bias", "input_blocks.3.0.op.bias")
        .containsEntry("down_blocks.3.resnets.1.conv2.bias", "input_blocks.11.0.out_layers.3.bias")
        .containsEntry("mid_block.resnets.1.norm1.bias", "middle_block.2.in_layers.0.bias")
        .containsEntry("up_blocks.0.upsamplers.0.conv.bias", "output_blocks.2.1.conv.bias")
        .containsEntry("up_blocks.2.upsamplers.0.conv.bias", "output_blocks.8.2.conv.bias")
        .containsEntry(
            "up_blocks.3.attentions.2.proj_out.bias", "output_blocks.11.1.proj_out.bias");
    Map<String, String> sdxl =
        OriginalNames.of(Networks.graph(SpecLoader.load(Path.of("../examples/models/sdxl.yaml"))));
    assertThat(sdxl)
        .containsEntry("add_embedding.linear_2.bias", "label_emb.0.2.bias")
        .containsEntry("up_blocks.0.upsamplers.0.conv.bias", "output_blocks.2.2.conv.bias")
        .containsEntry(
            "down_blocks.2.attentions.1.transformer_blocks.9.norm3.bias",
            "input_blocks.8.1.transformer_blocks.9.norm3.bias");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "levels=[{channels: 16, resnets: 1}]",
        "levels=[{channels: 16, resnets: 3, transformers: [0,1,1], up: {transformers: [0,1,1,1]}},"
            + " {channels: 32, resnets: 1}]",
        "levels=[{channels: 16, resnets: 1}, {channels: 16, resnets: 2}, {channels: 32, resnets:"
            + " 3}]",
        "middle=none",
      })
  void anyNumberOfLevelsAndLayersIsRead(String change) {
    Graph graph = Small.graph("sd15_tiny", change);
    Map<String, String> names = OriginalNames.of(graph);
    WeightStore numbered = Small.numbered(graph);
    WeightStore original = renamed(numbered, it -> "model.diffusion_model." + names.get(it));

    WeightStore read = WeightMatch.match(graph, original);

    assertThat(read.tensors().keySet()).isEqualTo(numbered.tensors().keySet());
    read.tensors()
        .values()
        .forEach(it -> assertThat(it.floats()).isEqualTo(numbered.tensor(it.name()).floats()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_orig_mod.",
        "module.",
        "unet.",
        "model.diffusion_model.",
        "a.b.c._orig_mod.",
        "unet_",
        "unet/",
        "0:"
      })
  void aCommonPrefixIsLeftOutAndTold(String prefix) {
    WeightStore read = WeightMatch.match(TINY, renamed(WEIGHTS, it -> prefix + it));
    assertThat(read.tensors().keySet()).isEqualTo(WEIGHTS.tensors().keySet());
    assertThat(read.notes())
        .containsExactly("the prefix `" + prefix + "` of the names is left out");
  }

  /** Sharded training wraps blocks, not only the network. */
  @Test
  void wrappersWithinNamesAreLeftOut() {
    WeightStore wrapped =
        renamed(
            WEIGHTS,
            it ->
                "_fsdp_wrapped_module."
                    + it.replaceFirst(
                        "^((?:down|up)_blocks\\.\\d)\\.", "$1._fsdp_wrapped_module."));
    WeightStore read = WeightMatch.match(TINY, wrapped);
    assertThat(read.tensors().keySet()).isEqualTo(WEIGHTS.tensors().keySet());
    assertThat(read.notes())
        .containsExactly(
            "names of wrappers within names are left out",
            "the prefix `_fsdp_wrapped_module.` of the names is left out");
  }

  @Test
  void olderNamesOfAttentionAreRead() {
    WeightStore older =
        renamed(
            WEIGHTS,
            it ->
                it.replace(".to_q.", ".query.")
                    .replace(".to_k.", ".key.")
                    .replace(".to_v.", ".value.")
                    .replace(".to_out.0.", ".proj_attn."));
    WeightStore read = WeightMatch.match(TINY, older);
    assertThat(read.tensors().keySet()).isEqualTo(WEIGHTS.tensors().keySet());
    assertThat(read.notes()).hasSize(1);
  }

  @Property(tries = 300)
  void anyNamesAreReadWithoutAFault(@ForAll List<@From("names") String> names) {
    List<Tensor> tensors =
        names.stream()
            .distinct()
            .map(
                it ->
                    new Tensor(
                        it, List.of(1L), ElementType.FLOAT8_E5M2, (from, to, at, count) -> {}))
            .toList();
    Problems problems = new Problems();
    assertThat(WeightMatch.match(TINY, WeightStore.of(tensors), problems)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> word =
        Arbitraries.of(
            "input_blocks",
            "output_blocks",
            "middle_block",
            "0",
            "1",
            "2",
            "999",
            "op",
            "conv",
            "in_layers",
            "weight",
            "bias",
            "scale_weight",
            "weight_scale",
            "scaled_fp8",
            "conv_in",
            "_orig_mod",
            "model",
            "query",
            "to_q",
            "",
            "label_emb",
            "time_embed",
            "down_blocks",
            "resnets",
            "norm1",
            "unet",
            "transformer_blocks",
            "encoder",
            "first_stage_model");
    return word.list().ofMinSize(1).ofMaxSize(7).map(words -> String.join(".", words));
  }

  @Test
  void otherPartsOfAPipelineArePassedOverAndTold() {
    Map<String, String> names = OriginalNames.of(TINY);
    List<Tensor> tensors =
        new ArrayList<>(
            renamed(WEIGHTS, it -> "model.diffusion_model." + names.get(it)).tensors().values());
    for (String other :
        List.of(
            "first_stage_model.encoder.conv_in.weight",
            "first_stage_model.decoder.conv_in.weight",
            "cond_stage_model.transformer.text_model.final_layer_norm.weight",
            "model_ema.diffusion_modelinput_blocks00weight",
            "betas")) {
      tensors.add(Small.numbered(other, TensorShape.of(1)));
    }
    WeightStore read = WeightMatch.match(TINY, WeightStore.of(tensors));
    assertThat(read.notes())
        .last()
        .isEqualTo(
            "5 tensors of other parts are ignored: first_stage_model (2), betas (1),"
                + " cond_stage_model (1), model_ema (1)");

    Transfer transfer = Transfer.from(WeightStore.of(tensors), TINY, 0);
    assertThat(transfer.rows())
        .extracting(Transfer.Row::outcome)
        .containsOnly(Transfer.Outcome.TAKEN);
    assertThat(transfer.unused()).isEmpty();
    assertThat(transfer.notes()).isEqualTo(read.notes());
  }

  /** A student starts from an original checkpoint, whose blocks are numbered by its own layers. */
  @Test
  void theCheckpointsLayersNumberItsBlocks() {
    Graph student = Small.graph("sd15_tiny", "levels[0].resnets=1");
    Map<String, String> names = OriginalNames.of(TINY);
    Transfer transfer = Transfer.from(renamed(WEIGHTS, names::get), student, 0);
    transfer
        .rows()
        .forEach(row -> assertThat(row.from()).hasValue(WEIGHTS.tensor(row.name()).dims()));
  }

  @Test
  void missingBlocksAreNotSkippedInTheNumbering() {
    Map<String, String> names = OriginalNames.of(TINY);
    List<Tensor> tensors = new ArrayList<>(renamed(WEIGHTS, names::get).tensors().values());
    tensors.removeIf(it -> it.name().startsWith("input_blocks.2."));
    assertThat(problems(TINY, tensors).get(0).message())
        .startsWith("the names are those of the original code, but blocks are missing");
  }

  @Test
  void theFilesOwnNameIsInTheProblem() {
    Map<String, String> names = OriginalNames.of(TINY);
    List<Tensor> tensors = new ArrayList<>(renamed(WEIGHTS, names::get).tensors().values());
    tensors.removeIf(it -> it.name().equals("out.2.bias"));
    tensors.add(Small.numbered("out.2.bias", TensorShape.of(9)));
    assertThat(problems(TINY, tensors))
        .extracting(Problem::message)
        .containsExactly("conv_out.bias (in the file: out.2.bias): expected 4, found 9");
  }

  @Test
  void namesInBothNamingsAtOnceAreNotMixed() {
    Map<String, String> names = OriginalNames.of(TINY);
    List<Tensor> tensors = new ArrayList<>(renamed(WEIGHTS, names::get).tensors().values());
    tensors.add(WEIGHTS.tensor("conv_in.weight"));
    assertThat(problems(TINY, tensors)).isNotEmpty();
  }

  private static Tensor empty(Weight weight, String name) {
    return new Tensor(
        name, Dims.of(weight.shape()), ElementType.FLOAT16, (from, to, at, count) -> {});
  }

  private static WeightStore renamed(WeightStore store, UnaryOperator<String> names) {
    return WeightStore.of(
        store.tensors().values().stream()
            .map(it -> new Tensor(names.apply(it.name()), it.dims(), it.type(), it::read))
            .toList());
  }

  private static List<Problem> problems(Graph graph, Collection<Tensor> tensors) {
    Problems problems = new Problems();
    assertThat(WeightMatch.match(graph, WeightStore.of(tensors), problems)).isEmpty();
    return problems.all();
  }
}
