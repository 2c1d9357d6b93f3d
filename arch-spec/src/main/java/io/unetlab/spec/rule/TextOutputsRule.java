package io.unetlab.spec.rule;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextOutput;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;

/**
 * A text encoder returns each output once, and {@code text_embeds} only with a {@code projection}.
 */
final class TextOutputsRule implements SpecRule<TextEncoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_OUTPUTS;
  }

  @Override
  public String sentence() {
    return "A text encoder returns each output once, and `text_embeds` only with a `projection`.";
  }

  @Override
  public void check(TextEncoderSpec spec, Findings findings) {
    List<TextOutput> outputs = spec.outputs();
    for (int i = 0; i < outputs.size(); i++) {
      TextOutput output = outputs.get(i);
      String path = "outputs[" + i + "]";
      if (outputs.indexOf(output) < i) {
        findings.add(path, "`" + ChoiceType.word(output) + "` is in the list already");
      } else if (output == TextOutput.TEXT_EMBEDS && spec.projection().isEmpty()) {
        findings.add(
            path,
            "`text_embeds` is the projected row, and there is no projection",
            "state its width: projection " + spec.width() + ", or return `pooled`");
      }
    }
  }
}
