package io.unetlab.spec.diffusers;

import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderMiddle;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.autoencoder.BodySpec;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;
import java.util.List;

/** Reports everything in a decoder or encoder that no config of an autoencoder can express. */
final class VaeExportChecks {

  private static final String EVERYWHERE = "the same everywhere, here ";

  private final AutoencoderSpec spec;
  private final BodySpec body;
  private final Problems problems;

  VaeExportChecks(AutoencoderSpec spec, Problems problems) {
    this.spec = spec;
    this.body = spec.body();
    this.problems = problems;
  }

  void check() {
    SourceLocation start = spec.location();
    if (spec.input().batch() > 1) {
      refuse(start, "latent.batch", spec.input().batch(), "only 1");
    }
    if (body.resamplings() > 0 && body.resample() != ConvKind.REGULAR) {
      refuse(start, "resample.conv", ChoiceType.word(body.resample()), "only regular");
    }
    if (body.hasNorms()) {
      kl();
    }
    for (int i = 0; i < body.levels().size(); i++) {
      level(body.levels().get(i), "levels[" + i + "]");
    }
    body.middle().ifPresent(it -> resnet(it.resnet(), it.location(), "middle"));
  }

  private void kl() {
    if (body.norm().eps() != VaeImport.EPS) {
      refuse(spec.location(), "norm_eps", YamlText.number(body.norm().eps()), "only 0.000001");
    }
    if (body.middle().isEmpty()) {
      refuse(spec.location(), "middle", "none", "only a middle of 2 residual blocks");
    }
    body.middle()
        .map(AutoencoderMiddle::resnets)
        .filter(resnets -> resnets != 2)
        .ifPresent(it -> refuse(body.middle().get().location(), "middle.resnets", it, "only 2"));
    if (spec instanceof EncoderSpec encoder) {
      int factor = 1 << body.resamplings();
      if (encoder.image().height() % factor != 0 || encoder.image().width() % factor != 0) {
        List<Integer> size = List.of(encoder.image().height(), encoder.image().width());
        refuse(spec.location(), "image.size", size, "only sides that " + factor + " divides");
      }
    }
  }

  private void level(AutoencoderLevel level, String path) {
    resnet(level.resnet(), level.location(), path);
    AutoencoderLevel first = body.levels().get(0);
    int least = spec instanceof DecoderSpec ? 2 : 1;
    if (!body.hasNorms()) {
      if (level.channels() != first.channels()) {
        String only = EVERYWHERE + first.channels() + "; diffusers cannot run any other";
        refuse(level.location(), path + ".channels", level.channels(), only);
      }
    } else if (level.resnets() != first.resnets()) {
      refuse(level.location(), path + ".resnets", level.resnets(), EVERYWHERE + first.resnets());
    } else if (level.resnets() < least) {
      refuse(level.location(), path + ".resnets", level.resnets(), "at least " + least);
    }
  }

  private void resnet(ResnetSpec resnet, SourceLocation location, String path) {
    String at = path + ".resnet.";
    if (resnet.isSeparable()) {
      refuse(location, at + "conv", "separable", "only regular");
    }
    if (resnet.kernel() != 3) {
      refuse(location, at + "kernel", resnet.kernel(), "only 3");
    }
    Activation activation = resnet.activation();
    Activation first = body.levels().get(0).resnet().activation();
    if (!VaeKeys.ACTIVATIONS.containsValue(activation)) {
      refuse(location, at + "activation", ChoiceType.word(activation), "only silu, gelu, relu");
    } else if (activation != first) {
      String only = EVERYWHERE + ChoiceType.word(first);
      refuse(location, at + "activation", ChoiceType.word(activation), only);
    }
  }

  private void refuse(SourceLocation location, String path, Object value, String only) {
    String message = "a diffusers config cannot express `" + path + ": " + value + "`";
    problems.error(SpecCode.NOT_EXPORTABLE, location, path, message, only);
  }
}
