package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

/** {@code encoder_hid_dim_type} needs {@code encoder_hid_dim}, the width that is projected. */
final class TextProjectionRule implements SpecRule<UNetSpec> {

  private static final String TYPE = "text.encoder_hid_dim_type";

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_PROJECTION;
  }

  @Override
  public String sentence() {
    return "`encoder_hid_dim_type` needs `encoder_hid_dim`, the width that is projected.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    boolean projects = spec.text().filter(it -> it.encoderHidDim().isPresent()).isPresent();
    if (!projects && findings.at(TYPE).isPresent()) {
      findings.add(
          TYPE,
          "a text projection needs the width that it reads, `encoder_hid_dim`",
          "write text: {encoder_hid_dim: WIDTH}, or leave out encoder_hid_dim_type");
    }
  }
}
