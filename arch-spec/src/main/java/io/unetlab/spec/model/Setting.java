package io.unetlab.spec.model;

import static io.unetlab.spec.model.TransformerParser.AS_HEADS;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One setting that a file gives for all blocks, and again for a level, its way up or the middle
 * where they differ.
 *
 * @param keys from the outermost to the one with the value
 * @param matters whether it affects a block
 * @param value of a block, as written
 * @param accepts whether a block is unchanged with another value
 * @param implied the value that a file need not state at the top; empty without one
 */
record Setting(
    List<Key<?>> keys,
    Predicate<Side> matters,
    Function<Side, String> value,
    BiPredicate<Side, String> accepts,
    String implied) {

  private static final Map<String, AttentionKernels> KERNELS =
      Stream.of(AttentionKernel.values())
          .flatMap(
              self ->
                  Stream.of(AttentionKernel.values())
                      .map(cross -> new AttentionKernels(self, cross)))
          .collect(Collectors.toMap(TransformerParser::text, it -> it));

  static final Setting HEADS =
      stack(side -> Integer.toString(side.heads()), TransformerParser.HEADS);
  static final Setting HEAD_WIDTH =
      stack(side -> Integer.toString(side.channels() / side.heads()), TransformerParser.HEAD_WIDTH);
  private static final Setting KIND =
      implied(
          side -> ChoiceType.word(side.transformer().kind()),
          "transformer",
          TransformerParser.STACK_KIND);
  private static final Setting KV_HEADS =
      new Setting(
          path(TransformerParser.KV_HEADS),
          Setting::hasStacks,
          side -> side.kvHeads() == side.heads() ? AS_HEADS : Integer.toString(side.kvHeads()),
          (side, other) ->
              (other.equals(AS_HEADS) ? side.heads() : Integer.parseInt(other)) == side.kvHeads(),
          AS_HEADS);
  private static final Setting QK_NORM =
      implied(
          side -> ChoiceType.word(side.attentions().qkNorm()), "none", TransformerParser.QK_NORM);
  private static final Setting KV_DOWNSAMPLE =
      implied(
          side -> side.block().hasTransformers() && side.transformer().attendsToItself(),
          side -> Integer.toString(side.attentions().kvDownsample()),
          "1",
          TransformerParser.KV_DOWNSAMPLE);
  private static final Setting DEPTHWISE =
      implied(
          Side::hasFeedForward,
          side -> Boolean.toString(side.transformer().feedForward().depthwise()),
          "false",
          TransformerParser.FEED_FORWARD,
          TransformerParser.DEPTHWISE);
  private static final Setting UPCAST_ATTENTION =
      implied(
          side -> Boolean.toString(side.attentions().upcast()),
          "false",
          TransformerParser.UPCAST_ATTENTION);

  /** The settings of a residual block. */
  static final List<Setting> RESNET =
      List.of(
          resnet(resnet -> ChoiceType.word(resnet.conv()), ResnetParser.CONV),
          resnet(resnet -> Integer.toString(resnet.kernel()), ResnetParser.KERNEL),
          resnet(resnet -> ChoiceType.word(resnet.activation()), ResnetParser.ACTIVATION),
          separable(resnet -> Integer.toString(resnet.expansion()), "1", ResnetParser.EXPANSION),
          separable(
              resnet -> Boolean.toString(resnet.pointwiseBias()),
              "true",
              ResnetParser.POINTWISE_BIAS));

  /** Whether a block has to override the inherited value. */
  boolean isException(Side side, String inherited) {
    return matters.test(side) && !accepts.test(side, inherited);
  }

  /** The settings of a transformer block, with heads by count or by width. */
  static List<Setting> transformer(Setting heads) {
    return List.of(
        KIND,
        transformer(
            side -> ChoiceType.word(side.transformer().selfAttention()),
            TransformerParser.SELF_ATTENTION),
        transformer(
            side -> Boolean.toString(side.transformer().crossAttention()),
            TransformerParser.CROSS_ATTENTION),
        heads,
        KV_HEADS,
        QK_NORM,
        sharedKv(),
        kernels(),
        KV_DOWNSAMPLE,
        transformer(
            side -> YamlText.number(side.transformer().feedForward().ratio()),
            TransformerParser.FEED_FORWARD,
            TransformerParser.RATIO),
        transformer(
            side -> ChoiceType.word(side.transformer().feedForward().activation()),
            TransformerParser.FEED_FORWARD,
            TransformerParser.GATE),
        DEPTHWISE,
        transformer(
            side -> ChoiceType.word(side.transformer().projection()), TransformerParser.PROJECTION),
        UPCAST_ATTENTION);
  }

  private static Setting resnet(Function<ResnetSpec, String> value, Key<?> key) {
    Function<Side, String> ofSide = side -> value.apply(side.block().resnet());
    return new Setting(List.of(ResnetParser.RESNET, key), side -> true, ofSide, same(ofSide), "");
  }

  /** A setting of separable convolutions only, with the value that a file need not state. */
  private static Setting separable(Function<ResnetSpec, String> value, String implied, Key<?> key) {
    Function<Side, String> ofSide = side -> value.apply(side.block().resnet());
    return new Setting(
        List.of(ResnetParser.RESNET, key),
        side -> side.block().resnet().isSeparable(),
        ofSide,
        same(ofSide),
        implied);
  }

  /** A setting of transformer blocks only. */
  private static Setting transformer(Function<Side, String> value, Key<?>... keys) {
    return new Setting(path(keys), Side::hasFeedForward, value, same(value), "");
  }

  /** A setting of every stack that came into the language later, with its value until then. */
  private static Setting implied(Function<Side, String> value, String implied, Key<?> key) {
    return implied(Setting::hasStacks, value, implied, key);
  }

  private static Setting implied(
      Predicate<Side> matters, Function<Side, String> value, String implied, Key<?>... keys) {
    return new Setting(path(keys), matters, value, same(value), implied);
  }

  /** A setting of every stack. */
  private static Setting stack(Function<Side, String> value, Key<?>... keys) {
    return new Setting(path(keys), Setting::hasStacks, value, same(value), "");
  }

  private static boolean hasStacks(Side side) {
    return side.block().hasTransformers();
  }

  private static List<Key<?>> path(Key<?>... keys) {
    List<Key<?>> path = new ArrayList<>(List.of(TransformerParser.TRANSFORMER));
    path.addAll(List.of(keys));
    return List.copyOf(path);
  }

  // A setting of an absent attention has no effect.
  private static Setting sharedKv() {
    return new Setting(
        path(TransformerParser.SHARED_KV),
        Setting::hasStacks,
        side -> ChoiceType.word(side.shared(side.attentions().sharedKv())),
        (side, other) ->
            side.shared(SharedKv.valueOf(other.toUpperCase(Locale.ROOT)))
                == side.shared(side.attentions().sharedKv()),
        "");
  }

  private static Setting kernels() {
    return new Setting(
        path(TransformerParser.ATTENTION),
        Setting::hasStacks,
        side -> TransformerParser.text(side.kernels()),
        (side, other) -> side.agrees(side.kernels(), kernels(other)),
        "");
  }

  private static AttentionKernels kernels(String written) {
    return Objects.requireNonNull(KERNELS.get(written), written);
  }

  private static BiPredicate<Side, String> same(Function<Side, String> value) {
    return (side, other) -> value.apply(side).equals(other);
  }
}
