package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts that not every UNet has: the weights have diffusers' names, and the runtimes agree. */
@Tag("slow")
class UNetPartsTest {

  private static final Path FILE =
      Path.of("src/test/resources/reference").resolve("sd15_tiny").resolve("spec.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "time.time_cond_proj_dim=6; timestep_cond; time_embedding.cond_proj.weight",
        "time={flip_sin_to_cos: false, freq_shift: 1}; timestep; time_embedding.linear_1.bias",
        "class_embedding={num_class_embeds: 5}; class_labels; class_embedding.weight",
        "class_embedding={class_embed_type: timestep}; class_labels;"
            + " class_embedding.linear_1.weight",
        "class_embedding={class_embed_type: identity}; class_labels; time_embedding.linear_2.bias",
        "class_embedding={class_embed_type: projection, projection_class_embeddings_input_dim: 9};"
            + " class_labels; class_embedding.linear_2.bias",
        "class_embedding={class_embed_type: simple_projection,"
            + " projection_class_embeddings_input_dim: 9, class_embeddings_concat: true};"
            + " class_labels; class_embedding.bias",
        "text.encoder_hid_dim=11; encoder_hidden_states; encoder_hid_proj.bias",
        "norm_eps=1e-3; sample; conv_norm_out.weight",
        "resample={downsample_padding: 0}; sample; down_blocks.0.downsamplers.0.conv.weight",
        "resample={downsample_padding: 0, conv: separable}; sample;"
            + " down_blocks.0.downsamplers.0.conv.depthwise.weight",
        "transformer={kind: attention, heads: 2}; sample; mid_block.attentions.0.group_norm.bias",
        "transformer={kind: attention, heads: 2}; sample; up_blocks.1.attentions.2.to_q.bias",
        "transformer={kind: attention, heads: 1, shared_kv: self, attention: relu}; sample;"
            + " down_blocks.0.attentions.0.to_out.0.bias"
      })
  void theRuntimesAgree(String change, String input, String weight) throws IOException {
    for (String batch : List.of("1", "2")) {
      SpecPatch patch = set(change).andThen(set("latent.batch=" + batch));
      Graph graph = Networks.graph(SpecLoader.load(FILE, patch));
      assertThat(graph.inputs().stream().map(Node::name)).contains(input);
      assertThat(graph.weights().map(Weight::name)).contains(weight);

      WeightStore weights = Initializers.seeded(graph, 1);
      WeightStore inputs = Initializers.inputs(graph, 2);
      Tensor onnx = OrtForward.run(graph, weights, inputs, 1).get(0);
      Tensor litert = LiteRtForward.run(graph, weights, inputs, 1).get(0);
      assertThat(litert.dims()).isEqualTo(onnx.dims());
      assertThat(Parity.of(litert, onnx).relative()).as("LiteRT").isLessThan(1e-4);
      for (KernelMode kernels : KernelMode.values()) {
        Tensor djl = djl(graph, weights, inputs, kernels);

        assertThat(djl.dims()).isEqualTo(onnx.dims());
        assertThat(Parity.of(djl, onnx).relative()).as("%s", kernels).isLessThan(1e-4);
      }
    }
  }

  private static SpecPatch set(String change) {
    return SpecPatch.parse(change, new Problems());
  }

  private static Tensor djl(
      Graph graph, WeightStore weights, WeightStore inputs, KernelMode kernels) {
    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel model = DjlModel.load(graph, weights, inputs, pool)) {
      return model.run().get(0);
    }
  }
}
