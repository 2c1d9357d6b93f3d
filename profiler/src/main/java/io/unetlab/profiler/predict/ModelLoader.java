package io.unetlab.profiler.predict;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads latency models. */
public final class ModelLoader {

  private ModelLoader() {}

  /**
   * Reads a file.
   *
   * @throws SpecException with all problems
   */
  public static ModelFile load(Path file) {
    Problems problems = new Problems();
    Optional<ModelFile> model = read(file, problems);
    problems.throwIfErrors();
    return model.orElseThrow(() -> new IllegalStateException("no model, and no problem either"));
  }

  /** Reads a file; empty when an error was added. */
  public static Optional<ModelFile> read(Path file, Problems problems) {
    Problems own = new Problems();
    return finish(YamlReader.read(file, own), own, problems);
  }

  /** Reads a text; empty when an error was added. */
  public static Optional<ModelFile> read(Source source, Problems problems) {
    Problems own = new Problems();
    return finish(YamlReader.read(source, own), own, problems);
  }

  /** Whether the kind of a document is latency_model. */
  public static boolean isModel(YamlNode document) {
    return DocumentKind.is(ModelParser.WORD, document);
  }

  private static Optional<ModelFile> finish(
      Optional<YamlNode> document, Problems own, Problems problems) {
    Optional<MapValues> values =
        document
            .flatMap(node -> map(node, own))
            .flatMap(map -> ModelParser.MODEL.parts(map, new Reading(own, "")));
    values.ifPresent(ModelLoader::check);
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : values.map(ModelLoader::model);
  }

  private static Optional<MapNode> map(YamlNode document, Problems problems) {
    Optional<ScalarNode> kind = DocumentKind.of(document);
    if (kind.isPresent() && !isModel(document)) {
      String nearest = Nearest.hint(kind.get().text(), List.of(ModelParser.WORD));
      problems.error(
          SpecCode.WRONG_KIND,
          kind.get().location(),
          DocumentKind.KEY,
          "expected a latency model, found a file of kind " + kind.get().describe(),
          nearest.isEmpty() ? "unetlab fit writes one" : nearest);
      return Optional.empty();
    }
    if (document instanceof MapNode map) {
      return Optional.of(map);
    }
    String message = "expected a latency model (a map), found " + document.describe();
    problems.error(SpecCode.WRONG_TYPE, document.location(), "", message);
    return Optional.empty();
  }

  private static void check(MapValues values) {
    Set<OperationKey> seen = new HashSet<>();
    Map<String, Set<String>> sizes = new HashMap<>();
    for (Located<OperationTime> each : values.each(ModelParser.OPERATIONS)) {
      OperationKey key = each.value().key();
      if (!seen.add(key)) {
        each.error(ModelCode.SAME_OPERATION, key + " is listed twice", "remove one of them");
      }
      Set<String> names = sizes.computeIfAbsent(key.kind(), kind -> key.sizes().keySet());
      if (!names.equals(key.sizes().keySet())) {
        each.error(
            ModelCode.OTHER_SIZES,
            "expected the sizes " + String.join(", ", new TreeSet<>(names)) + ", found " + key,
            "all operations of a kind have the same sizes");
      }
    }
  }

  private static ModelFile model(MapValues values) {
    TreeSet<Fusions.Pair> pairs = new TreeSet<>();
    values.get(ModelParser.FUSED).forEach(text -> pairs.add(Fusions.Pair.parse(text)));
    MapValues correction = values.get(ModelParser.CORRECTION);
    LatencyModel model =
        new LatencyModel(
            values.get(ModelParser.TARGET),
            new Fusions(pairs),
            values.get(ModelParser.OPERATIONS),
            ModelParser.correction(correction),
            correction.find(ModelParser.ERROR).orElse(Double.POSITIVE_INFINITY));
    return new ModelFile(
        model,
        values.get(ModelParser.KERNEL_MS),
        values.get(ModelParser.NETWORKS),
        values.get(ModelParser.ERRORS),
        values.find(ModelParser.ASKED));
  }
}
