package io.unetlab.reports.page;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The file of a study's base, which a variant's own file extends. */
final class BaseFile {

  private BaseFile() {}

  /** Its path from the study's directory; empty if the study changed the base for this run. */
  static Optional<String> of(StudySpec study) {
    MapNode tree = study.base().tree();
    // Of a file that extends another, only the name is sure to be its own.
    String file = name(tree.get(SpecParser.NAME.name()).orElse(tree));
    Path folder = Path.of(name(study)).toAbsolutePath().normalize().getParent();
    return isChanged(tree) || folder == null
        ? Optional.empty()
        : Optional.of(
            folder
                .relativize(Path.of(file).toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/'));
  }

  private static String name(StudySpec study) {
    return study.location().source().name();
  }

  private static String name(YamlNode node) {
    return node.location().source().name();
  }

  private static boolean isChanged(YamlNode node) {
    return name(node).equals(SpecPatch.OPTION) || inside(node).anyMatch(BaseFile::isChanged);
  }

  private static Stream<YamlNode> inside(YamlNode node) {
    if (node instanceof MapNode map) {
      return map.entries().stream().map(MapNode.Entry::value);
    }
    return node instanceof ListNode list ? list.items().stream() : Stream.empty();
  }
}
