package io.unetlab.spec;

import io.unetlab.spec.autoencoder.DecoderParser;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderParser;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineParser;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.text.TextEncoderParser;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import java.util.List;

/** Every kind of network, one line each. */
public final class NetworkKinds {

  public static final NetworkKind<UNetSpec> UNET =
      new NetworkKind<>(UNetSpec.KIND, UNetSpec.class, SpecParser.UNET, SpecRules.UNET);

  public static final NetworkKind<DecoderSpec> DECODER =
      new NetworkKind<>(
          DecoderSpec.KIND,
          DecoderSpec.class,
          DecoderParser.DECODER,
          List.copyOf(SpecRules.AUTOENCODER));

  public static final NetworkKind<EncoderSpec> ENCODER =
      new NetworkKind<>(
          EncoderSpec.KIND,
          EncoderSpec.class,
          EncoderParser.ENCODER,
          List.copyOf(SpecRules.AUTOENCODER));

  public static final NetworkKind<TextEncoderSpec> TEXT_ENCODER =
      new NetworkKind<>(
          TextEncoderSpec.KIND,
          TextEncoderSpec.class,
          TextEncoderParser.TEXT_ENCODER,
          SpecRules.TEXT_ENCODER);

  public static final NetworkKind<PipelineSpec> PIPELINE =
      new NetworkKind<>(
          PipelineSpec.KIND,
          PipelineSpec.class,
          PipelineParser.pipeline(TEXT_ENCODER.part(), UNET.part(), DECODER.part()),
          SpecRules.PIPELINE);

  private static final List<NetworkKind<?>> ALL =
      List.of(UNET, DECODER, ENCODER, TEXT_ENCODER, PIPELINE);

  private NetworkKinds() {}

  public static List<NetworkKind<?>> all() {
    return ALL;
  }

  /** The kind of network that a pipeline's part is. */
  static NetworkKind<?> of(PartWord part) {
    return ALL.stream()
        .filter(kind -> kind.word().equals(part.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind " + part.kind()));
  }

  /** The kind that a document declares; UNet if it declares none of these. */
  static NetworkKind<?> of(MapNode document) {
    return ALL.stream()
        .filter(kind -> DocumentKind.is(kind.word(), document))
        .findFirst()
        .orElse(UNET);
  }
}
