package io.unetlab.builders.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointFilesTest {

  private static final SourceLocation PIPELINE = new Source("pipeline.yaml", "").at(1, 1);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "unet, unet, diffusion_pytorch_model.safetensors",
    "unet, unet, diffusion_pytorch_model.fp16.safetensors",
    "unet, unet, diffusion_pytorch_model.safetensors.index.json",
    "unet, unet, diffusion_pytorch_model.safetensors.index.fp16.json",
    "text_encoder_2, text_encoder_2, model.safetensors",
    "text_encoder_2, text_encoder_2, model.fp16.safetensors.index.json",
    "decoder, vae, diffusion_pytorch_model.safetensors",
    "decoder, vae, taesd.safetensors"
  })
  void findsWhatDiffusersSaves(String word, String directory, String name) throws IOException {
    Path file = file(directory + "/" + name);
    Problems problems = new Problems();

    assertThat(all().weights(word, PIPELINE, problems)).contains(file);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void fullPrecisionComesFirst() throws IOException {
    file("unet/diffusion_pytorch_model.fp16.safetensors");
    file("unet/diffusion_pytorch_model.non_ema.safetensors");
    Path full = file("unet/diffusion_pytorch_model.safetensors");

    assertThat(all().weights("unet", PIPELINE, new Problems())).contains(full);
  }

  @Test
  void aPartsOwnFileOrFolderTakesPrecedence() throws IOException {
    file("unet/diffusion_pytorch_model.safetensors");
    Path own = file("small.safetensors");
    Path other = file("other/model.safetensors");

    assertThat(with("unet", own).weights("unet", PIPELINE, new Problems())).contains(own);
    assertThat(with("unet", folder.resolve("other")).weights("unet", PIPELINE, new Problems()))
        .contains(other);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    file("unet/diffusion_pytorch_model.bin");
    file("vae/a.safetensors");
    file("vae/b.safetensors");
    Problems problems = new Problems();

    all().weights("unet", PIPELINE, problems);
    all().weights("decoder", PIPELINE, problems);
    all().weights("text_encoder", PIPELINE, problems);
    new CheckpointFiles(Optional.empty(), Map.of()).weights("unet", PIPELINE, problems);
    new CheckpointFiles(Optional.of(folder.resolve("nowhere")), Map.of())
        .weights("unet", PIPELINE, problems);

    assertThat(problems.all().stream().map(this::text))
        .containsExactly(
            "DIR/unet:1:1: error PICTURE001: the weights of `unet` are missing: expected"
                + " diffusion_pytorch_model.safetensors or model.safetensors, or their index"
                + " (files of PyTorch (.bin) are programs and are not read; save_pretrained writes"
                + " safetensors)",
            "DIR/vae:1:1: error PICTURE002: the weights of `decoder` may be any of a.safetensors,"
                + " b.safetensors (--weights decoder=FILE names one)",
            "DIR:1:1: error PICTURE001: this checkpoint has no directory `text_encoder` for"
                + " `text_encoder` (--weights text_encoder=FILE names a part's own weights)",
            "pipeline.yaml:1:1: error PICTURE001: the weights of `unet` are not named (--weights"
                + " unet=FILE names them, --weights DIR those of all parts)",
            "DIR/nowhere:1:1: error PICTURE001: expected the directory of a checkpoint (there is no"
                + " such directory)");
  }

  private String text(Problem problem) {
    return problem.summary().replace(folder.toString(), "DIR").replace('\\', '/');
  }

  private CheckpointFiles all() {
    return new CheckpointFiles(Optional.of(folder), Map.of());
  }

  private CheckpointFiles with(String word, Path own) {
    return new CheckpointFiles(Optional.of(folder), Map.of(word, own));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("", List.of("x")));
  }
}
