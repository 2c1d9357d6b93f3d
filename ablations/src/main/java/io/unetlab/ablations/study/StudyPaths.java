package io.unetlab.ablations.study;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every file that a study names, including the files that those extend. */
final class StudyPaths {

  private StudyPaths() {}

  static List<Path> of(MapNode document, Path directory) {
    MapValues parts = StudyReader.parts(document, new Problems());
    OptionParts options = new OptionParts();
    if (parts.find(StudyParser.BASE).filter(it -> isPipeline(directory.resolve(it))).isPresent()) {
      parts.find(FactorKeys.FACTORS).orElse(List.of()).stream()
          .flatMap(factor -> FactorForm.patches(factor).stream())
          .forEach(options::resolve);
    }
    Stream<String> references =
        parts.find(ReferenceKeys.REFERENCES).orElse(List.of()).stream()
            .flatMap(reference -> reference.find(ReferenceKeys.SPEC).stream());
    Stream<Path> networks =
        Stream.concat(parts.find(StudyParser.BASE).stream(), references)
            .map(directory::resolve)
            .flatMap(file -> SpecLoader.files(file).stream());
    Stream<String> tables =
        parts.find(StudyParser.TRAINED).stream().flatMap(names -> names.items().stream());
    Stream<String> recipes =
        parts.find(QualityKeys.QUALITY).stream()
            .flatMap(entries -> entries.items().stream())
            .flatMap(
                entry ->
                    Stream.of(QualityKeys.TRAIN, QualityKeys.RECIPE)
                        .flatMap(key -> entry.find(key).stream()));
    Stream<String> targets =
        parts.find(TargetKeys.TARGETS).orElse(List.of()).stream().flatMap(TargetReader::files);
    return Stream.of(
            networks,
            options.files().stream(),
            Stream.of(tables, recipes, targets).flatMap(it -> it).map(directory::resolve))
        .flatMap(it -> it)
        .toList();
  }

  private static boolean isPipeline(Path base) {
    return SpecLoader.tree(base, new Problems())
        .filter(it -> DocumentKind.is(PipelineSpec.KIND, it))
        .isPresent();
  }
}
