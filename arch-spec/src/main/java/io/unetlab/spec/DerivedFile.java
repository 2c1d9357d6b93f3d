package io.unetlab.spec;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.path.PatchType;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A file that states only how its network differs from another file's.
 *
 * @param base the other file, as written
 * @param patch the changes
 * @param node the whole file
 */
public record DerivedFile(String base, SpecPatch patch, MapNode node) {

  public static final Key<String> EXTENDS =
      required("extends", Scalars.text(), "The file to start from; relative to this one.");
  public static final Key<SpecPatch> SET =
      optional("set", new PatchType(), "What differs: paths such as levels[0].transformers.")
          .or("{}");

  /** A complete derived file for a kind of network: the changes and its own name. */
  public static MapType<DerivedFile> type(NetworkKind<?> kind) {
    return new MapType<>(
        kind.what() + " that extends another",
        List.of(DocumentKind.key(kind.word()), SpecParser.NAME, SpecParser.TITLE, EXTENDS, SET),
        DerivedFile::of);
  }

  private static DerivedFile of(MapValues map) {
    return new DerivedFile(map.get(EXTENDS), map.get(SET), map.node());
  }

  static boolean isDerived(MapNode file) {
    return file.get(EXTENDS.name()).isPresent();
  }

  /** Reads a file that has {@code extends}; empty if a problem was added. */
  static Optional<DerivedFile> read(MapNode file, NetworkKind<?> kind, Problems problems) {
    Problems own = new Problems();
    MapNode rest = refuseKeysOfWhole(file, kind, own);
    Optional<DerivedFile> derived = type(kind).read(rest, new Reading(own, ""));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : derived;
  }

  // A key of a complete file is not a typo here; it belongs under `set:`.
  private static MapNode refuseKeysOfWhole(MapNode file, NetworkKind<?> kind, Problems problems) {
    List<String> own = type(kind).keys().stream().map(Key::name).toList();
    MapNode rest = file;
    for (Key<?> key : kind.map().keys()) {
      Optional<MapNode.Entry> entry = file.entry(key.name());
      if (entry.isPresent() && !own.contains(key.name())) {
        problems.error(
            SpecCode.UNKNOWN_KEY,
            entry.get().key().location(),
            key.name(),
            "`" + key.name() + "` cannot be used with `extends`",
            "write it under `set:`");
        rest = rest.without(key.name());
      }
    }
    return rest;
  }

  /** The node that holds the other file's name. */
  YamlNode baseNode() {
    return node.get(EXTENDS.name()).orElse(node);
  }

  /** The other file's tree with the changes and this file's name and title. */
  MapNode applyTo(MapNode tree, PartTrees parts) {
    MapNode changed = parts.change(tree, patch);
    for (Key<?> key : List.of(SpecParser.NAME, SpecParser.TITLE)) {
      Optional<MapNode.Entry> entry = node.entry(key.name());
      changed =
          entry.isPresent()
              ? changed.with(entry.get().key(), entry.get().value())
              : changed.without(key.name());
    }
    return changed;
  }
}
