package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The text encoders' counts at 77 tokens, taken by running transformers' classes in PyTorch: the
 * published ones, and what a change of them costs.
 */
final class TextTowersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "clip_vit_l14; title=same; 123060480; 6649251840; 6539968512",
        "clip_vit_l14; outputs=[output, penultimate, pooled]; 123060480; 6649251840; 6539968512",
        "clip_vit_l14; projection=768 outputs=[output, text_embeds];"
            + " 123650304; 6649841664; 6540558336",
        "openclip_vit_h; title=same; 340387840; 22563616768; 22284337152",
        "openclip_vit_h; skip_last=0 projection=1024 outputs=text_embeds;"
            + " 354032640; 23545692160; 23254269952",
        "openclip_bigg; title=same; 694659840; 48931553280; 48445849600",
      })
  void counted(String model, String changes, long params, long macs, long withoutProducts) {
    CostReport report = report(model, changes.split(" (?=\\w+=)"));

    assertThat(report.total().params()).isEqualTo(params);
    assertThat(report.total().macs()).isEqualTo(macs);
    assertThat(macs - ExactCountsTest.attentionProducts(report)).isEqualTo(withoutProducts);
  }

  /** The last of 12 equal layers and the final norm have no effect on the penultimate state. */
  @ParameterizedTest
  @CsvSource({"clip_vit_l14, 12, 768", "openclip_bigg, 32, 1280"})
  void whatNoOutputDependsOnIsNotCounted(String model, int layers, long width) {
    Cost penultimate = report(model, "outputs=penultimate").total();
    Cost last = report(model, "outputs=output").total();
    Cost shorter = report(model, "outputs=output", "skip_last=1").total();

    assertThat(last.macs() - penultimate.macs()).isEqualTo(last.macs() / layers);
    assertThat(shorter.params() - penultimate.params()).isEqualTo(2 * width);
    assertThat(shorter.macs()).isEqualTo(penultimate.macs());
  }

  private static CostReport report(String model, String... changes) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String change : changes) {
      patch = patch.andThen(SpecPatch.parse(change, problems));
    }
    problems.throwIfErrors();
    return CostReport.of(
        Networks.graph(SpecLoader.load(KnownNetworks.MODELS.resolve(model + ".yaml"), patch)));
  }
}
