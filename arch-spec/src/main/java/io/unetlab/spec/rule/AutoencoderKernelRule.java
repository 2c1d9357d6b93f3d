package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Locale;

/** The kernels of a decoder's or encoder's residual blocks are odd. */
final class AutoencoderKernelRule implements SpecRule<AutoencoderSpec> {

  private static final String KEY = "resnet.kernel";

  @Override
  public SpecCode code() {
    return SpecCode.ODD_KERNEL;
  }

  @Override
  public String sentence() {
    return "The kernels of a decoder's or encoder's residual blocks are odd.";
  }

  @Override
  public void check(AutoencoderSpec spec, Findings findings) {
    BodySpec body = spec.body();
    for (int i = 0; i < body.levels().size(); i++) {
      String path = "levels[" + i + "]";
      check(body.levels().get(i).resnet(), path, path, findings);
    }
    body.middle().ifPresent(it -> check(it.resnet(), "middle", "the middle", findings));
  }

  private static void check(ResnetSpec resnet, String path, String name, Findings findings) {
    int kernel = resnet.kernel();
    if (kernel % 2 == 0) {
      findings.add(
          findings.firstSaid(List.of(path + "." + KEY, KEY)).orElse(path),
          String.format(
              Locale.ROOT,
              "expected an odd kernel for the residual blocks of %s, found %d",
              name,
              kernel),
          "nearest: " + (kernel - 1) + " or " + (kernel + 1));
    }
  }
}
