package io.unetlab.spec.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the parts of a pipeline come from, and what changes them. */
class PipelineFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/pipelines");

  private final Problems problems = new Problems();

  @Test
  void partsComeFromFilesRelativeToThePipeline() {
    PipelineSpec spec = pipeline("files.yaml");

    assertThat(spec.unet().name()).isEqualTo("thin");
    assertThat(spec.unet().levels().get(1).channels()).isEqualTo(16);
    assertThat(spec.parts()).extracting(Part::word, Part::runs).contains(tuple("unet", 40L));
  }

  @Test
  void changesOfADerivedPipelineReachIntoPartsAndReplaceThem() {
    PipelineSpec spec = pipeline("derived.yaml");

    assertThat(spec.name()).isEqualTo("derived");
    assertThat(spec.unet().name()).isEqualTo("small");
    assertThat(spec.unet().levels().get(0).down().resnets()).isEqualTo(2);
    assertThat(unet(spec).runs()).isEqualTo(4);
  }

  @Test
  void aPatchesFilesAreRelativeToItsOwnText() {
    MapNode tree = SpecLoader.tree(FOLDER.resolve("files.yaml"), problems).orElseThrow();
    Source study =
        new Source("study.yaml", "unet: small.yaml").in(FOLDER.resolve("parts").toAbsolutePath());
    MapNode set = (MapNode) YamlReader.read(study, problems).orElseThrow();
    SpecPatch option = SpecPatch.of(set, problems);

    PipelineSpec spec = (PipelineSpec) SpecLoader.fromTree(tree, option, problems).orElseThrow();

    assertThat(problems.all()).isEmpty();
    assertThat(spec.unet().name()).isEqualTo("small");
  }

  @Test
  void aFileIsReadAgainOnceItHasChanged(@TempDir Path folder) throws IOException {
    Path unet = folder.resolve("unet.yaml");
    Files.copy(FOLDER.resolve("parts/small.yaml"), unet);
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file,
        "kind: pipeline\nname: p\nimage: 8\nsteps: 1\nsampler: ddim\nguidance: none\n"
            + "text_encoder: none\nunet: unet.yaml\ndecoder: none\n");
    assertThat(((PipelineSpec) SpecLoader.load(file)).unet().name()).isEqualTo("small");

    Files.writeString(unet, Files.readString(unet).replace("name: small", "name: other one"));

    assertThat(((PipelineSpec) SpecLoader.load(file)).unet().name()).isEqualTo("other one");
  }

  @Test
  void theFilesOfAPipelineIncludeThoseOfItsParts() {
    assertThat(SpecLoader.files(FOLDER.resolve("derived.yaml")))
        .extracting(path -> path.getFileName().toString())
        .contains("derived.yaml", "files.yaml", "thin.yaml", "small.yaml");
  }

  @Test
  void theCanonicalTextIsCompleteAndTheSamePipeline() {
    PipelineSpec spec = pipeline("derived.yaml");

    PipelineSpec again =
        (PipelineSpec)
            SpecLoader.load(new Source("again.yaml", spec.yaml()), Path.of(""), SpecPatch.EMPTY);

    assertThat(again.yaml()).isEqualTo(spec.yaml()).contains("timestep_spacing: trailing");
    assertThat(again.hash()).isEqualTo(spec.hash());
    assertThat(again.hash()).isNotEqualTo(pipeline("files.yaml").hash());
  }

  private static Part unet(PipelineSpec spec) {
    return spec.parts().stream().filter(it -> it.word().equals("unet")).findFirst().orElseThrow();
  }

  private PipelineSpec pipeline(String file) {
    PipelineSpec spec =
        (PipelineSpec)
            SpecLoader.load(FOLDER.resolve(file), SpecPatch.EMPTY, problems)
                .orElseThrow(
                    () ->
                        new AssertionError(
                            String.join(
                                "\n", problems.all().stream().map(Problem::summary).toList())));
    assertThat(List.copyOf(problems.all())).isEmpty();
    return spec;
  }
}
