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
 * One thing that a file says for all blocks, and again for a level, its way up or the middle where
 * they differ.
 *
 * @param keys from the outermost to the one that holds the value
 * @param matters whether it changes anything in a block
 * @param value of a block, as it is written
 * @param accepts whether a block is the same with another value
 */
record Setting(
    List<Key<?>> keys,
    Predicate<Side> matters,
    Function<Side, String> value,
    BiPredicate<Side, String> accepts) {

  static final Setting HEADS =
      transformer(side -> Integer.toString(side.heads()), SpecParser.HEADS);
  static final Setting HEAD_WIDTH =
      transformer(side -> Integer.toString(side.channels() / side.heads()), SpecParser.HEAD_WIDTH);

  /** What a residual block is. */
  static final List<Setting> RESNET =
      List.of(
          resnet(resnet -> ChoiceType.word(resnet.conv()), SpecParser.CONV),
          resnet(resnet -> Integer.toString(resnet.kernel()), SpecParser.KERNEL),
          resnet(resnet -> ChoiceType.word(resnet.activation()), SpecParser.ACTIVATION));

  /** Whether a block has to say for itself what it does not inherit. */
  boolean isException(Side side, String inherited) {
    return matters.test(side) && !accepts.test(side, inherited);
  }

  /** What a transformer block is; heads are said the one way or the other. */
  static List<Setting> transformer(Setting heads) {
    return List.of(
        transformer(
            side -> Boolean.toString(side.transformer().selfAttention()),
            SpecParser.SELF_ATTENTION),
        transformer(
            side -> Boolean.toString(side.transformer().crossAttention()),
            SpecParser.CROSS_ATTENTION),
        heads,
        sharedKv(),
        transformer(side -> ChoiceType.word(side.transformer().attention()), SpecParser.ATTENTION),
        transformer(
            side -> number(side.transformer().feedForward().ratio()),
            SpecParser.FEED_FORWARD,
            SpecParser.RATIO),
        transformer(
            side -> ChoiceType.word(side.transformer().feedForward().activation()),
            SpecParser.FEED_FORWARD,
            SpecParser.GATE),
        transformer(
            side -> ChoiceType.word(side.transformer().projection()), SpecParser.PROJECTION));
  }

  private static Setting resnet(Function<ResnetSpec, String> value, Key<?> key) {
    Function<Side, String> ofSide = side -> value.apply(side.block().resnet());
    return new Setting(List.of(SpecParser.RESNET, key), side -> true, ofSide, same(ofSide));
  }

  private static Setting transformer(Function<Side, String> value, Key<?>... keys) {
    return transformer(value, same(value), keys);
  }

  private static Setting transformer(
      Function<Side, String> value, BiPredicate<Side, String> accepts, Key<?>... keys) {
    List<Key<?>> path = new ArrayList<>(List.of(SpecParser.TRANSFORMER));
    path.addAll(List.of(keys));
    return new Setting(List.copyOf(path), side -> side.block().hasTransformers(), value, accepts);
  }

  // What is said of an attention that is not there means nothing.
  private static Setting sharedKv() {
    return transformer(
        side -> ChoiceType.word(side.shared(side.transformer().sharedKv())),
        (side, other) ->
            side.shared(SharedKv.valueOf(other.toUpperCase(Locale.ROOT)))
                == side.shared(side.transformer().sharedKv()),
        SpecParser.SHARED_KV);
  }

  private static BiPredicate<Side, String> same(Function<Side, String> value) {
    return (side, other) -> value.apply(side).equals(other);
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
