package io.unetlab.spec.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The canonical text and the hash of pipelines. */
class PipelineTextTest {

  private static final Path FILE = Path.of("src/test/resources/pipelines/whole.yaml");

  /** Each changes what the pipeline is; each row is one or more changes. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of(),
          List.of("steps=5"),
          List.of("guidance=7"),
          List.of("guidance=none"),
          List.of("guidance=distilled"),
          List.of("guidance={distilled: 7.5}", "unet.time.time_cond_proj_dim=8"),
          List.of("guidance={distilled: 8}", "unet.time.time_cond_proj_dim=8"),
          List.of("sampler=euler"),
          List.of("sampler=lcm"),
          List.of("sampler=dpmpp_2m"),
          List.of("sampler.timestep_spacing=trailing"),
          List.of("sampler.prediction_type=v_prediction"),
          List.of("sampler.eta=0.25"),
          List.of("sampler={kind: euler, use_karras_sigmas: true}"),
          List.of("text_encoder=none"),
          List.of("text_encoder.layers=1"),
          List.of("unet.levels[0].resnets=2"),
          List.of("decoder.levels[0].resnets=2"),
          List.of("decoder=none", "image=8"),
          List.of("source_latent=beside", "unet.latent.size=[8, 16]"),
          List.of("image=[8, 16]", "decoder.latent.size=[4, 8]", "unet.latent.size=[4, 8]"),
          List.of(
              "unet.text.encoder_hid_dim=32",
              "text_encoder_2={kind: text_encoder, name: t, tokens: 4, vocabulary: 9, width: 16,"
                  + " layers: 1, heads: 1}"));

  @Test
  void theTextOfEachIsReadAsTheSamePipeline() {
    for (List<String> changes : CHANGES) {
      PipelineSpec spec = changed(changes);
      PipelineSpec again = read(spec.yaml());

      assertThat(again.yaml()).isEqualTo(spec.yaml());
      assertThat(again.identity()).as("%s", changes).isEqualTo(spec.identity());
      assertThat(again.parts()).hasSameSizeAs(spec.parts());
      assertThat(spec.yaml().lines()).allMatch(line -> line.length() <= 102);
    }
  }

  @Test
  void differentPipelinesHaveDifferentHashes() {
    assertThat(CHANGES).map(it -> changed(it).hash()).doesNotHaveDuplicates();
    assertThat(CHANGES).map(it -> changed(it).yaml()).doesNotHaveDuplicates();
  }

  @Test
  void namesAndWhatIsAsUsualDoNotChangeTheHash() {
    assertThat(
            Stream.of(
                    "name=x",
                    "title=y",
                    "unet.name=z",
                    "image=[16, 16]",
                    "guidance=7.50",
                    "sampler={kind: ddim}",
                    "sampler.timestep_spacing=leading",
                    "source_latent=none",
                    "text_encoder_2=none")
                .map(it -> changed(List.of(it)).hash()))
        .containsOnly(changed(List.of()).hash());
  }

  @Test
  void anyNameOfAPartIsReadAsItWasWritten() {
    for (String name : List.of("a: b", "- x", "two\nlines", "\"'", "a\u2028b", "no", " edge ")) {
      PipelineSpec spec = changed(List.of());
      PipelineSpec named =
          new PipelineSpec(
              name,
              spec.title(),
              spec.image(),
              spec.steps(),
              spec.sampler(),
              spec.guidance(),
              spec.sourceLatent(),
              spec.textEncoder(),
              spec.textEncoder2(),
              spec.unet().named(name, name + "?"),
              spec.decoder(),
              spec.location());
      PipelineSpec again = read(named.yaml());

      assertThat(again.name()).isEqualTo(name);
      assertThat(again.unet().name()).isEqualTo(name);
      assertThat(again.unet().title()).isEqualTo(name + "?");
    }
  }

  @Test
  void partsRunAsOftenAsStepsAndPassesSay() {
    List<Long> guided = new ArrayList<>();
    changed(List.of()).parts().forEach(part -> guided.add(part.runs()));
    assertThat(guided).containsExactly(2L, 8L, 1L);
    assertThat(changed(List.of("guidance=distilled", "steps=1")).parts())
        .allMatch(part -> part.runs() == 1);
  }

  private static PipelineSpec changed(List<String> changes) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String change : changes) {
      patch = patch.andThen(SpecPatch.parse(change, problems));
    }
    problems.throwIfErrors();
    return (PipelineSpec) SpecLoader.load(FILE, patch);
  }

  private static PipelineSpec read(String text) {
    return (PipelineSpec)
        SpecLoader.load(new Source("written.yaml", text), Path.of("."), SpecPatch.EMPTY);
  }
}
