package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.generate.CheckpointFiles;
import io.unetlab.builders.generate.DjlRunner;
import io.unetlab.builders.generate.NetworkRunner;
import io.unetlab.builders.generate.Painter;
import io.unetlab.builders.generate.PartNetwork;
import io.unetlab.builders.generate.PictureLoader;
import io.unetlab.builders.generate.PictureWatch;
import io.unetlab.builders.generate.PictureWish;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.tokenizer.PromptTokenizer;
import io.unetlab.builders.tokenizer.TokenizerFolder;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of Stable Diffusion XL in small: what its UNet reads, and where weights may be. */
@Tag("slow")
final class XlPictureTest {

  private static final int TOKENS = 16;
  private static final String PROMPT = "the cat";
  private static final String NEGATIVE = "a dog of the end";

  @TempDir private Path folder;
  private XlCheckpoint checkpoint;

  @BeforeEach
  void makeCheckpoint() throws IOException {
    checkpoint = XlCheckpoint.in(folder.resolve("checkpoint"));
  }

  @Test
  void bothRuntimesMakeTheSameLatents() {
    WeightStore djl = checkpoint.generate(folder.resolve("djl.safetensors"));
    WeightStore ort =
        checkpoint.generate(folder.resolve("ort.safetensors"), "--runtime", "onnxruntime");

    assertThat(djl.tensors().keySet()).hasSize(6).isEqualTo(ort.tensors().keySet());
    assertThat(djl.tensor("image").dims()).containsExactly(1L, 3L, 32L, 16L);
    for (String name : djl.tensors().keySet()) {
      near(ort.tensor(name), djl.tensor(name), name);
    }
    assertThat(far(djl.tensor("latent.3"), djl.tensor("latent.0"))).isGreaterThan(0.1);
  }

  @Test
  void theUNetReadsBothTextsAndZerosInPlaceOfNoText() throws IOException {
    List<WeightStore> inputs = inputsOfTheUNet(Optional.empty());

    assertThat(inputs).hasSize(6);
    for (int run = 0; run < inputs.size(); run += 2) {
      readsText(inputs.get(run), PROMPT);
      WeightStore without = inputs.get(run + 1);
      assertThat(without.tensor("encoder_hidden_states").floats()).containsOnly(0f).hasSize(384);
      assertThat(without.tensor("text_embeds").floats()).containsOnly(0f).hasSize(32);
      assertThat(without.tensor("sample").floats())
          .isEqualTo(inputs.get(run).tensor("sample").floats());
    }
    for (WeightStore any : inputs) {
      // The size before cropping, the crop's corner, and the size: each height first.
      assertThat(any.tensor("time_ids").floats()).containsExactly(32f, 16f, 0f, 0f, 32f, 16f);
    }
  }

  @Test
  void theUNetReadsBothNegativeTexts() throws IOException {
    List<WeightStore> inputs = inputsOfTheUNet(Optional.of(NEGATIVE));

    readsText(inputs.get(0), PROMPT);
    readsText(inputs.get(1), NEGATIVE);
    for (String name : List.of("encoder_hidden_states", "text_embeds")) {
      assertThat(far(inputs.get(1).tensor(name), inputs.get(0).tensor(name))).isGreaterThan(0.1);
    }
  }

  @Test
  void theEmptyTextIsEncodedWhereTheCheckpointSaysSo() throws IOException {
    checkpoint.write("model_index.json", "{\"force_zeros_for_empty_prompt\": false}");

    readsText(inputsOfTheUNet(Optional.empty()).get(1), "");
  }

  @Test
  void weightsMayBeInSeveralFiles() throws IOException {
    WeightStore whole = checkpoint.generate(folder.resolve("whole.safetensors"));
    checkpoint.shardUnet();
    WeightStore shards = checkpoint.generate(folder.resolve("shards.safetensors"));

    assertThat(checkpoint.unet(".safetensors")).doesNotExist();
    assertThat(shards.tensor("latent.3").floats()).isEqualTo(whole.tensor("latent.3").floats());
  }

  @Test
  void weightsMayBeTheVariantOfHalfPrecision() throws IOException {
    WeightStore full = checkpoint.generate(folder.resolve("full.safetensors"));
    Files.delete(checkpoint.unet(".safetensors"));
    Path fp16 = checkpoint.unet(".fp16.safetensors");
    checkpoint.init("unet", fp16.toString(), "--seed", "3", "--precision", "float16");
    WeightStore half = checkpoint.generate(folder.resolve("half.safetensors"));

    assertThat(WeightStore.open(fp16).tensors().values())
        .allMatch(it -> it.type() == ElementType.FLOAT16);
    assertThat(far(half.tensor("latent.3"), full.tensor("latent.3"))).isBetween(1e-6, 0.02);
  }

  private List<WeightStore> inputsOfTheUNet(Optional<String> negative) throws IOException {
    PipelineSpec pipeline = (PipelineSpec) SpecLoader.load(XlCheckpoint.PIPELINE);
    CheckpointFiles files = new CheckpointFiles(Optional.of(checkpoint.folder()), Map.of());
    PictureWish wish = new PictureWish(PROMPT, negative, 0, pipeline.sampler());
    Recorder recorder = new Recorder(new DjlRunner(1), new ArrayList<>());
    Painter.paint(PictureLoader.load(pipeline, files, wish).request(), recorder, PictureWatch.NONE);
    return recorder.inputs();
  }

  // Against the text encoders alone, as `forward` runs them.
  private void readsText(WeightStore inputs, String text) throws IOException {
    WeightStore first = encoded("text_encoder", "tokenizer", text);
    WeightStore second = encoded("text_encoder_2", "tokenizer_2", text);
    float[] narrow = first.tensor("penultimate").floats();
    float[] wide = second.tensor("penultimate").floats();
    float[] states = new float[TOKENS * 24];
    for (int token = 0; token < TOKENS; token++) {
      System.arraycopy(narrow, token * 8, states, token * 24, 8);
      System.arraycopy(wide, token * 16, states, token * 24 + 8, 16);
    }
    Tensor expected = Tensor.of("states of " + text, TensorShape.of(1, TOKENS, 24), states);
    near(inputs.tensor("encoder_hidden_states"), expected, expected.name());
    near(inputs.tensor("text_embeds"), second.tensor("text_embeds"), "pooled " + text);
  }

  private WeightStore encoded(String part, String tokenizer, String text) throws IOException {
    Path input = Files.createTempFile(folder, part, ".safetensors");
    Path output = Files.createTempFile(folder, part, ".safetensors");
    long[] ids;
    try (PromptTokenizer opened =
        TokenizerFolder.read(checkpoint.folder().resolve(tokenizer), new Problems())
            .orElseThrow()) {
      ids = opened.encode(text, TOKENS).ids().stream().mapToLong(Integer::longValue).toArray();
    }
    Tensor tensor = Tensor.ofWholes("input_ids", TensorShape.of(1, TOKENS), ids);
    SafetensorsWriter.write(input, List.of(tensor), ElementType.FLOAT32, Map.of());
    Path weights = checkpoint.folder().resolve(part).resolve("model.safetensors");
    String arguments =
        "forward %s --part %s --weights %s --input %s -o %s --force"
            .formatted(XlCheckpoint.PIPELINE, part, weights, input, output);
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    return WeightStore.open(output);
  }

  private static void near(Tensor found, Tensor expected, String what) {
    assertThat(found.dims()).as(what).isEqualTo(expected.dims());
    assertThat(far(found, expected)).as(what).isLessThan(1e-4);
  }

  private static double far(Tensor found, Tensor expected) {
    return Parity.of(found, expected).relative();
  }

  /** Runs networks as another runner does, and keeps what the UNet reads. */
  private record Recorder(NetworkRunner runner, List<WeightStore> inputs) implements NetworkRunner {

    @Override
    public Loaded load(PartNetwork part) throws IOException {
      Loaded loaded = runner.load(part);
      return new Loaded() {
        @Override
        public List<Tensor> run(WeightStore store) {
          if (part.word().equals("unet")) {
            inputs.add(store);
          }
          return loaded.run(store);
        }

        @Override
        public void close() throws IOException {
          loaded.close();
        }
      };
    }
  }
}
