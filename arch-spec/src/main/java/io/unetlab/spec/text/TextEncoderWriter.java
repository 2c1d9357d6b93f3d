package io.unetlab.spec.text;

import io.unetlab.spec.model.NetworkYaml;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical YAML of a text encoder. Defaults and settings without effect are left out; skipped
 * layers are not counted in {@code layers}. The feed-forward's width is written as a ratio if one
 * of three decimals is exact.
 */
final class TextEncoderWriter {

  private final TextEncoderSpec spec;
  private final Map<String, Object> map;

  private TextEncoderWriter(TextEncoderSpec spec) {
    this.spec = spec;
    map = NetworkYaml.head(spec);
  }

  static String write(TextEncoderSpec spec) {
    TextEncoderWriter writer = new TextEncoderWriter(spec);
    writer.sizes();
    writer.outputs();
    return YamlText.document(writer.map);
  }

  private void sizes() {
    unless(TextEncoderParser.BATCH, spec.batch());
    put(TextEncoderParser.TOKENS, spec.tokens());
    put(TextEncoderParser.VOCABULARY, spec.vocabulary());
    put(TextEncoderParser.WIDTH, spec.width());
    put(TextEncoderParser.LAYERS, spec.ownLayers());
    put(TextEncoderParser.HEADS, spec.heads());
    put(TextEncoderParser.FEED_FORWARD, feedForward());
    unless(TextEncoderParser.NORM_EPS, spec.normEps());
    unless(TextEncoderParser.CAUSAL, spec.causal());
  }

  private Map<String, Object> feedForward() {
    Map<String, Object> written = new LinkedHashMap<>();
    BigDecimal inner = BigDecimal.valueOf(spec.feedForward().innerWidth(spec.width()));
    BigDecimal width = BigDecimal.valueOf(spec.width());
    BigDecimal ratio = inner.divide(width, 3, RoundingMode.DOWN);
    boolean exact = ratio.multiply(width).compareTo(inner) == 0;
    Key<?> key = exact ? TextEncoderParser.RATIO : TextEncoderParser.INNER;
    written.put(key.name(), (exact ? ratio.stripTrailingZeros() : inner).toPlainString());
    written.put(
        TextEncoderParser.ACTIVATION.name(), ChoiceType.word(spec.feedForward().activation()));
    return written;
  }

  private void outputs() {
    List<TextOutput> returned = List.copyOf(spec.returned());
    if (!returned.equals(List.of(TextOutput.OUTPUT))) {
      List<String> words = returned.stream().map(ChoiceType::word).toList();
      put(TextEncoderParser.OUTPUTS, words.size() == 1 ? words.get(0) : words);
    }
    if (spec.isPooled() && spec.endOfText().isPresent()) {
      put(TextEncoderParser.END_OF_TEXT, spec.endOfText().get());
    }
    spec.liveProjection().ifPresent(width -> put(TextEncoderParser.PROJECTION, width));
  }

  private <T> void unless(Key<T> key, T value) {
    if (!key.leftOut().orElseThrow().value().equals(value)) {
      put(key, value);
    }
  }

  private void put(Key<?> key, Object value) {
    map.put(key.name(), written(value));
  }

  private static Object written(Object value) {
    if (value instanceof Double number) {
      return YamlText.number(number);
    }
    return value instanceof List || value instanceof Map ? value : value.toString();
  }
}
