package io.unetlab.profiler.predict;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes latency models as {@link ModelLoader} reads them. */
public final class ModelWriter {

  /** More digits than any time is measured to. */
  private static final MathContext DIGITS = new MathContext(6);

  private ModelWriter() {}

  /** The file's text. */
  public static String write(ModelFile file) {
    LatencyModel model = file.model();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(ModelParser.KIND.name(), ModelParser.WORD);
    map.put(ModelParser.TARGET.name(), target(model.target()));
    file.asked().ifPresent(it -> map.put(ModelParser.ASKED.name(), asked(it)));
    number(map, ModelParser.KERNEL_MS, file.kernelMillis());
    map.put(
        ModelParser.FUSED.name(),
        model.fusions().pairs().stream().map(it -> YamlText.scalar(it.text())).toList());
    map.put(ModelParser.CORRECTION.name(), correction(model));
    map.put(ModelParser.ERRORS.name(), file.errors().stream().map(ModelWriter::errors).toList());
    map.put(
        ModelParser.NETWORKS.name(), file.networks().stream().map(ModelWriter::network).toList());
    map.put(
        ModelParser.OPERATIONS.name(),
        model.operations().stream().map(ModelWriter::operation).toList());
    return YamlText.document(map);
  }

  private static Map<String, Object> target(ModelTarget target) {
    Map<String, Object> map = new LinkedHashMap<>();
    text(map, ModelParser.NAME, target.name());
    text(map, ModelParser.MACHINE, target.machine());
    text(map, ModelParser.RUNTIME, target.runtime());
    text(map, ModelParser.VERSION, target.version());
    map.put(ModelParser.THREADS.name(), target.threads());
    text(map, ModelParser.PRECISION, target.precision());
    return map;
  }

  private static Map<String, Object> asked(Asked asked) {
    Map<String, Object> map = new LinkedHashMap<>();
    text(map, ModelParser.COMMAND, asked.command());
    map.put(ModelParser.OF_OPERATIONS.name(), asked.operations());
    map.put(ModelParser.OF_NETWORKS.name(), asked.networks());
    return map;
  }

  private static Map<String, Object> correction(LatencyModel model) {
    double[] coefficients = model.correction().coefficients();
    Map<String, Object> map = new LinkedHashMap<>();
    List<Object> factors = new ArrayList<>();
    Arrays.stream(coefficients, 0, Correction.MEMORY).forEach(it -> factors.add(number(it)));
    map.put(ModelParser.FACTORS.name(), factors);
    number(map, ModelParser.MS_PER_MEGABYTE, coefficients[Correction.MEMORY]);
    number(map, ModelParser.MS_PER_KERNEL, coefficients[Correction.KERNEL]);
    number(map, ModelParser.CONSTANT_MS, coefficients[Correction.CONSTANT]);
    number(map, ModelParser.ERROR, model.error());
    return map;
  }

  private static Map<String, Object> errors(ErrorRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(ModelParser.LEFT_OUT.name(), ChoiceType.word(row.group()));
    text(map, ModelParser.OF, row.what());
    ErrorFigures figures = row.figures();
    map.put(ModelParser.COUNT.name(), figures.count());
    number(map, ModelParser.WITHIN_5, figures.within5());
    number(map, ModelParser.WITHIN_10, figures.within10());
    number(map, ModelParser.MAPE, figures.mape());
    number(map, ModelParser.BIAS, figures.bias());
    number(map, ModelParser.SPEARMAN, figures.spearman());
    number(map, ModelParser.KENDALL, figures.kendall());
    return map;
  }

  private static Map<String, Object> network(NetworkTime time) {
    Map<String, Object> map = new LinkedHashMap<>();
    text(map, ModelParser.NETWORK, time.name());
    text(map, ModelParser.FAMILY, time.family());
    text(map, ModelParser.SPEC_HASH, time.hash());
    if (time.heldOut()) {
      map.put(ModelParser.HELD_OUT.name(), true);
    }
    number(map, ModelParser.MS, time.millis());
    number(map, ModelParser.PREDICTED_MS, time.predicted());
    return map;
  }

  private static Map<String, Object> operation(OperationTime time) {
    Map<String, Object> map = new LinkedHashMap<>();
    text(map, ModelParser.OPERATION, time.key().text());
    number(map, ModelParser.MS, time.millis());
    number(map, ModelParser.SPREAD, time.spread());
    map.put(ModelParser.RUNS.name(), time.runs());
    return map;
  }

  private static void text(Map<String, Object> map, Key<?> key, String text) {
    map.put(key.name(), YamlText.scalar(text));
  }

  // What is unknown is left out.
  private static void number(Map<String, Object> map, Key<?> key, double number) {
    if (Double.isFinite(number)) {
      map.put(key.name(), number(number));
    }
  }

  private static String number(double number) {
    return YamlText.number(new BigDecimal(number).round(DIGITS).doubleValue());
  }
}
