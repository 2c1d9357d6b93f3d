package io.unetlab.profiler.device;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runtime of a device: its kind, its file and the file's SHA-256. */
record RuntimeType() implements ValueType<RuntimeFile> {

  private static final Key<String> ONNXRUNTIME =
      optional(
          ChoiceType.word(RuntimeKind.ONNXRUNTIME),
          Scalars.text(),
          "The onnxruntime-android AAR, relative to this file.");
  private static final Key<String> BENCHMARK_MODEL =
      optional(
          ChoiceType.word(RuntimeKind.BENCHMARK_MODEL),
          Scalars.text(),
          "LiteRT's command-line tool for this ABI, relative to this file.");
  private static final Key<String> SHA256 =
      optional(
          "sha256",
          Scalars.sha256(
              DeviceCode.BAD_SUM,
              "`sha256sum FILE` prints it; leave the key out to take the file as it is"),
          "That of the file; any file of that name if left out.");

  private static final Key<TfliteForm> FORM =
      optional(
          "form",
          ChoiceType.of(TfliteForm.class),
          "Of the networks for benchmark_model; composites for gpu and primitives for the rest if left"
              + " out.");
  private static final Key<ElementType> PRECISION =
      optional(
          "precision",
          ScalarType.oneOf(
              TfliteOptions.PRECISIONS.stream().map(TfliteOptions::word).toList(),
              RuntimeType::precision),
          "Of the weights for benchmark_model, and with float16 of what its delegate may compute in;"
              + " float32 if left out.");

  private static final MapType<MapValues> KEYS =
      new MapType<>(
          "runtime",
          List.of(ONNXRUNTIME, BENCHMARK_MODEL, SHA256, FORM, PRECISION),
          values -> values);

  @Override
  public Optional<RuntimeFile> read(YamlNode node, Reading at) {
    return KEYS.read(node, at).flatMap(RuntimeType::one);
  }

  private static Optional<RuntimeFile> one(MapValues map) {
    if (map.has(ONNXRUNTIME) == map.has(BENCHMARK_MODEL)) {
      map.error(
          DeviceCode.ONE_RUNTIME,
          "expected one of `onnxruntime` and `benchmark_model` for `runtime`, found "
              + (map.has(ONNXRUNTIME) ? "both" : "neither"),
          map.has(ONNXRUNTIME)
              ? "leave one out, or write a second device file"
              : "onnxruntime: onnxruntime-android-1.28.0.aar");
      return Optional.empty();
    }
    boolean onnx = map.has(ONNXRUNTIME);
    if (onnx && (map.has(FORM) || map.has(PRECISION))) {
      Key<?> key = map.has(FORM) ? FORM : PRECISION;
      map.at(key)
          .error(
              DeviceCode.NOT_OF_RUNTIME,
              "`" + key.name() + "` is of networks for `benchmark_model`, not for `onnxruntime`",
              "leave `" + key.name() + "` out");
      return Optional.empty();
    }
    return Optional.of(
        new RuntimeFile(
            onnx ? RuntimeKind.ONNXRUNTIME : RuntimeKind.BENCHMARK_MODEL,
            map.get(onnx ? ONNXRUNTIME : BENCHMARK_MODEL),
            map.find(SHA256),
            map.find(FORM),
            map.find(PRECISION),
            map.node(),
            map.reading().path()));
  }

  private static ElementType precision(String text) {
    return TfliteOptions.PRECISIONS.stream()
        .filter(it -> TfliteOptions.word(it).equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(KEYS.schema());
    schema.put("oneOf", List.of(needs(ONNXRUNTIME), needs(BENCHMARK_MODEL)));
    return schema;
  }

  private static Map<String, Object> needs(Key<?> key) {
    return Map.of("required", List.of(key.name()));
  }
}
