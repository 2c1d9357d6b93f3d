package io.unetlab.ablations.study;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks that options set as parts of a pipeline by the name of a file. They are read with
 * the study, so that its variants can be built when the file has changed, or is gone.
 */
final class OptionParts {

  private final Map<YamlNode, MapNode> networks = new IdentityHashMap<>();
  private final List<Path> files = new ArrayList<>();

  /** The factors with the networks in the place of their files' names. */
  List<Factor> resolve(List<Factor> factors) {
    return factors.stream().map(this::resolve).toList();
  }

  private Factor resolve(Factor factor) {
    return new Factor(
        factor.name(),
        factor.title(),
        factor.options().stream().map(this::resolve).toList(),
        factor.values(),
        factor.location());
  }

  private Option resolve(Option option) {
    return new Option(
        option.name(),
        option.title(),
        resolve(option.patch()),
        option.evidence(),
        option.onlyIf(),
        option.location());
  }

  /** A patch with the networks in the place of their files' names; unusable names are kept. */
  SpecPatch resolve(SpecPatch patch) {
    return new SpecPatch(patch.assignments().stream().map(this::resolve).toList());
  }

  private Assignment resolve(Assignment change) {
    Optional<MapNode> network = SpecLoader.part(change, new Problems(), files::addAll);
    network.ifPresent(it -> networks.put(change.value(), it));
    return network.map(it -> new Assignment(change.path(), it, change.location())).orElse(change);
  }

  /** Every file that was read. */
  List<Path> files() {
    return files;
  }

  /** What a value of the study means: the network of the file that it names, or itself. */
  YamlNode meaning(YamlNode value) {
    MapNode network = networks.get(value);
    return network == null ? value : network;
  }
}
