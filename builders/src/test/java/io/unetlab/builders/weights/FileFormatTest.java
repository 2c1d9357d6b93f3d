package io.unetlab.builders.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of another format is named, with what to do about it. */
class FileFormatTest {

  @TempDir private Path folder;

  static List<Arguments> starts() {
    return List.of(
        Arguments.of("PK\3\4\0\0\0\0\10\10archive/data.pkl", "a PyTorch file"),
        Arguments.of("\u0080\2}q\0(X\4conv", "a PyTorch file"),
        Arguments.of("version https://git-lfs.github.com/spec/v1\noid sha256:0", "a pointer"),
        Arguments.of("GGUF\3\0\0\0\1\0\0\0", "a GGUF file"),
        Arguments.of("\u0089HDF\r\n\32\n\0\0\0\0", "an HDF5 file"),
        Arguments.of("\10\10\22\7pytorch", "an ONNX file"),
        Arguments.of("<!DOCTYPE html><html>", "a web page"));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void otherFormatsAreNamed(String start, String name) throws IOException {
    Path file = Files.write(folder.resolve("x.safetensors"), start.getBytes(ISO_8859_1));
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(WeightCode.OTHER_FORMAT);
              assertThat(it.message().replace("only ", "")).contains(name);
            });
  }

  /** The length of a header may have the first bytes of another format. */
  @Test
  void aHeaderDecides() throws IOException {
    String header = "{}" + " ".repeat(0x0280 - 2);
    String text = "\u0080\2\0\0\0\0\0\0" + header;
    Path file = Files.write(folder.resolve("x.bin"), text.getBytes(ISO_8859_1));
    assertThat(WeightStore.open(file).tensors()).isEmpty();
  }

  @Test
  void theFileInAFolderIsNamed() throws IOException {
    Path unet = Files.createDirectories(folder.resolve("pipeline/unet"));
    Files.createFile(unet.resolve("diffusion_pytorch_model.safetensors"));
    Problem problem = problems(unet.getParent()).get(0);
    assertThat(problem.message()).isEqualTo("this is a directory; name a file");
    assertThat(problem.hint()).isEqualTo("it contains unet/diffusion_pytorch_model.safetensors");
  }

  @Test
  void anIndexOfPickleFilesIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pytorch_model.bin.index.json"),
            "{\"weight_map\": {\"a\": \"pytorch_model-00001-of-00002.bin\"}}");
    assertThat(problems(file)).extracting(Problem::code).containsOnly(WeightCode.OTHER_FORMAT);
  }

  /** A JSON string may hold half a surrogate pair, which no file system can spell. */
  @Test
  void aNameThatNoFileCanHaveIsAProblem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.safetensors.index.json"),
            "{\"weight_map\": {\"a\": \"\\ud800.safetensors\"}}");
    assertThat(problems(file)).extracting(Problem::code).containsOnly(WeightCode.BAD_INDEX);
  }

  private static List<Problem> problems(Path file) {
    Problems problems = new Problems();
    assertThat(WeightStore.open(file, problems)).isEmpty();
    return problems.all();
  }
}
