package io.unetlab.cli.command;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A checkpoint as diffusers saves it, of a pipeline of 0.3 M parameters with PyTorch's weights. */
record SmallCheckpoint(Path folder) {

  private static final Path FIXTURES = CommandRun.home().resolve("builders/src/test/resources");
  private static final Path CASE = FIXTURES.resolve("pipeline_tiny");

  /** Writes it into a new folder. */
  static SmallCheckpoint in(Path folder) throws IOException {
    SmallCheckpoint checkpoint = new SmallCheckpoint(folder);
    copy(
        CASE.resolve("text_encoder.safetensors"), folder.resolve("text_encoder/model.safetensors"));
    copy(
        CASE.resolve("unet.safetensors"),
        folder.resolve("unet/diffusion_pytorch_model.safetensors"));
    copy(
        CASE.resolve("vae_decoder.safetensors"),
        folder.resolve("vae/diffusion_pytorch_model.safetensors"));
    checkpoint.write("vae/config.json", "{\"scaling_factor\": 0.18215}");
    copy(CASE.resolve("scheduler.json"), folder.resolve("scheduler/scheduler_config.json"));
    try (Stream<Path> files = Files.list(FIXTURES.resolve("tokenizer/small"))) {
      for (Path file : files.toList()) {
        copy(file, folder.resolve("tokenizer").resolve(String.valueOf(file.getFileName())));
      }
    }
    return checkpoint;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  /** Replaces a file or adds one. */
  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  /** The file of its pipeline, or of one of the pipeline's parts. */
  static String file(String name) {
    return CASE.resolve(name + ".yaml").toString();
  }

  /** Runs {@code generate} with the pipeline, this checkpoint, a prompt and more options. */
  CommandRun generate(Path picture, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "generate",
                file("pipeline"),
                "--weights",
                folder.toString(),
                "-o",
                picture.toString(),
                "--threads",
                "1"));
    all.addAll(List.of(options));
    if (Stream.of(options).noneMatch(it -> it.startsWith("--prompt"))) {
      all.addAll(List.of("--prompt", "a photo of the cat and the dog"));
    }
    return CommandRun.of(all.toArray(String[]::new));
  }
}
