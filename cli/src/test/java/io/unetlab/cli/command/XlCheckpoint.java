package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A checkpoint of Stable Diffusion XL in small, with weights that {@code init} wrote. */
record XlCheckpoint(Path folder) {

  static final Path PIPELINE = Path.of("src/test/resources/xl_tiny/pipeline.yaml");

  private static final String DIFFUSION = "diffusion_pytorch_model";
  private static final Path TOKENIZER =
      CommandRun.home().resolve("builders/src/test/resources/tokenizer/small");

  /** Writes it into a new folder; the tokenizers fill up a text with different tokens. */
  static XlCheckpoint in(Path folder) throws IOException {
    XlCheckpoint checkpoint = new XlCheckpoint(folder);
    checkpoint.init("text_encoder", "text_encoder/model.safetensors", "--seed", "1");
    checkpoint.init("text_encoder_2", "text_encoder_2/model.safetensors", "--seed", "2");
    checkpoint.init("unet", checkpoint.unet(".safetensors").toString(), "--seed", "3");
    checkpoint.init("decoder", "vae/" + DIFFUSION + ".safetensors", "--seed", "4");
    checkpoint.write("vae/config.json", "{\"scaling_factor\": 0.13025}");
    checkpoint.write(
        "scheduler/scheduler_config.json",
        "{\"_class_name\": \"EulerDiscreteScheduler\", \"beta_schedule\": \"scaled_linear\","
            + " \"beta_start\": 0.00085, \"beta_end\": 0.012, \"steps_offset\": 1,"
            + " \"timestep_spacing\": \"leading\"}");
    checkpoint.tokenizer("tokenizer", "<|endoftext|>");
    checkpoint.tokenizer("tokenizer_2", "!");
    return checkpoint;
  }

  /** A weights file of the UNet by the end of its name. */
  Path unet(String end) {
    return folder.resolve("unet").resolve(DIFFUSION + end);
  }

  /** Writes new weights of a part. */
  void init(String part, String file, String... options) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    List<String> all =
        new ArrayList<>(
            List.of("init", PIPELINE.toString(), "--part", part, "-o", target.toString()));
    all.addAll(List.of(options));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  /** Splits the UNet's weights in two files with an index, as diffusers does with big ones. */
  void shardUnet() throws IOException {
    Path whole = unet(".safetensors");
    WeightStore store = WeightStore.open(whole);
    List<Tensor> tensors = List.copyOf(store.tensors().values());
    List<String> places = new ArrayList<>();
    for (int shard = 1; shard <= 2; shard++) {
      String name = DIFFUSION + "-0000" + shard + "-of-00002.safetensors";
      int half = tensors.size() / 2;
      List<Tensor> some =
          shard == 1 ? tensors.subList(0, half) : tensors.subList(half, tensors.size());
      some.forEach(it -> places.add("\"" + it.name() + "\": \"" + name + "\""));
      SafetensorsWriter.write(
          whole.resolveSibling(name), some, ElementType.FLOAT32, Map.of("format", "pt"));
    }
    Files.writeString(
        unet(".safetensors.index.json"),
        "{\"metadata\": {}, \"weight_map\": {" + String.join(", ", places) + "}}");
    Files.delete(whole);
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void tokenizer(String word, String pad) throws IOException {
    Path target = Files.createDirectories(folder.resolve(word));
    try (Stream<Path> files = Files.list(TOKENIZER)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
      }
    }
    write(
        word + "/special_tokens_map.json",
        "{\"bos_token\": \"<|startoftext|>\", \"eos_token\": \"<|endoftext|>\", \"pad_token\": \""
            + pad
            + "\"}");
  }

  /** Runs {@code generate} and returns the saved latents. */
  WeightStore generate(Path latents, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "generate",
                PIPELINE.toString(),
                "--weights",
                folder.toString(),
                "--prompt",
                "the cat",
                "--save-latents",
                latents.toString(),
                "-o",
                latents + ".png"));
    all.addAll(List.of(options));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    return WeightStore.open(latents);
  }
}
