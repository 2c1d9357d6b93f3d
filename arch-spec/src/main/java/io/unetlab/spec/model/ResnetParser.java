package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.function.UnaryOperator;

/** The keys of residual blocks, which each level inherits and may override. */
public final class ResnetParser {

  public static final Key<ConvKind> CONV =
      optional(
          "conv",
          ChoiceType.of(ConvKind.class),
          "regular, or separable: k x k depthwise, then 1x1 pointwise.");
  public static final Key<Integer> KERNEL =
      optional("kernel", Scalars.whole(1, 31), "Side of the convolution kernels; odd.");
  public static final Key<Activation> ACTIVATION =
      optional("activation", ChoiceType.of(Activation.class), "Activation of the residual block.");
  public static final Key<Integer> EXPANSION =
      optional(
          "expansion",
          Scalars.whole(1, 64),
          "Width between the two convolutions over the block's channels, if they are separable; 1"
              + " if left out.");
  public static final Key<Boolean> POINTWISE_BIAS =
      optional(
          "pointwise_bias",
          Scalars.flag(),
          "Whether pointwise convolutions of separable ones have a bias; true if left out.");
  public static final Key<UnaryOperator<ResnetSpec>> RESNET =
      optional(
          "resnet",
          new MapType<>(
              "resnet",
              List.of(CONV, KERNEL, ACTIVATION, EXPANSION, POINTWISE_BIAS),
              ResnetParser::resnet),
          "The residual blocks; only what differs from the level above it in the file.");

  private ResnetParser() {}

  private static UnaryOperator<ResnetSpec> resnet(MapValues map) {
    return base ->
        new ResnetSpec(
            map.find(CONV).orElse(base.conv()),
            map.find(KERNEL).orElse(base.kernel()),
            map.find(ACTIVATION).orElse(base.activation()),
            map.find(EXPANSION).orElse(base.expansion()),
            map.find(POINTWISE_BIAS).orElse(base.pointwiseBias()));
  }
}
