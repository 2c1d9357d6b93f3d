package io.unetlab.spec.model;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

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

  static final Setting HEADS =
      stack(side -> Integer.toString(side.heads()), TransformerParser.HEADS);
  static final Setting HEAD_WIDTH =
      stack(side -> Integer.toString(side.channels() / side.heads()), TransformerParser.HEAD_WIDTH);
  private static final Setting KIND =
      implied(
          side -> ChoiceType.word(side.transformer().kind()),
          "transformer",
          TransformerParser.STACK_KIND);
  private static final Setting UPCAST_ATTENTION =
      implied(
          side -> Boolean.toString(side.transformer().upcastAttention()),
          "false",
          TransformerParser.UPCAST_ATTENTION);

  /** The settings of a residual block. */
  static final List<Setting> RESNET =
      List.of(
          resnet(resnet -> ChoiceType.word(resnet.conv()), SpecParser.CONV),
          resnet(resnet -> Integer.toString(resnet.kernel()), SpecParser.KERNEL),
          resnet(resnet -> ChoiceType.word(resnet.activation()), SpecParser.ACTIVATION));

  /** Whether a block has to override the inherited value. */
  boolean isException(Side side, String inherited) {
    return matters.test(side) && !accepts.test(side, inherited);
  }

  /** The settings of a transformer block, with heads by count or by width. */
  static List<Setting> transformer(Setting heads) {
    return List.of(
        KIND,
        transformer(
            side -> Boolean.toString(side.transformer().selfAttention()),
            TransformerParser.SELF_ATTENTION),
        transformer(
            side -> Boolean.toString(side.transformer().crossAttention()),
            TransformerParser.CROSS_ATTENTION),
        heads,
        sharedKv(),
        stack(side -> ChoiceType.word(side.transformer().attention()), TransformerParser.ATTENTION),
        transformer(
            side -> number(side.transformer().feedForward().ratio()),
            TransformerParser.FEED_FORWARD,
            TransformerParser.RATIO),
        transformer(
            side -> ChoiceType.word(side.transformer().feedForward().activation()),
            TransformerParser.FEED_FORWARD,
            TransformerParser.GATE),
        transformer(
            side -> ChoiceType.word(side.transformer().projection()), TransformerParser.PROJECTION),
        UPCAST_ATTENTION);
  }

  private static Setting resnet(Function<ResnetSpec, String> value, Key<?> key) {
    Function<Side, String> ofSide = side -> value.apply(side.block().resnet());
    return new Setting(List.of(SpecParser.RESNET, key), side -> true, ofSide, same(ofSide), "");
  }

  /** A setting of transformer blocks only. */
  private static Setting transformer(Function<Side, String> value, Key<?>... keys) {
    Predicate<Side> matters =
        side -> hasStacks(side) && side.transformer().kind() == StackKind.TRANSFORMER;
    return new Setting(path(keys), matters, value, same(value), "");
  }

  /** A setting of every stack that came into the language later, with its value until then. */
  private static Setting implied(Function<Side, String> value, String implied, Key<?> key) {
    return new Setting(path(key), Setting::hasStacks, value, same(value), implied);
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
        side -> ChoiceType.word(side.shared(side.transformer().sharedKv())),
        (side, other) ->
            side.shared(SharedKv.valueOf(other.toUpperCase(Locale.ROOT)))
                == side.shared(side.transformer().sharedKv()),
        "");
  }

  private static BiPredicate<Side, String> same(Function<Side, String> value) {
    return (side, other) -> value.apply(side).equals(other);
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
