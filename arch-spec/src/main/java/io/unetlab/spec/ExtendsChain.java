package io.unetlab.spec;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.TextFile;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows {@code extends} from file to file, then applies the changes, the base first. */
final class ExtendsChain {

  /** A file of the chain: its real path and the name that messages use. */
  private record Link(Path real, String name) {}

  private final Problems problems;
  private final List<Link> links = new ArrayList<>();
  private final Deque<DerivedFile> changes = new ArrayDeque<>();
  private final PartTrees parts;
  // Only the first file's once it has been read: a network extends its own kind.
  private List<NetworkKind<?>> kinds;

  /**
   * @param kinds that are accepted
   */
  ExtendsChain(Problems problems, List<NetworkKind<?>> kinds) {
    this.problems = problems;
    this.parts = new PartTrees(problems);
    this.kinds = List.copyOf(kinds);
  }

  /** The merged tree of a file that the user names. */
  Optional<MapNode> tree(Path file) {
    return tree(file, TextFile.read(file, problems));
  }

  /** The merged tree of a file that another file names, which must not make the program wait. */
  Optional<MapNode> regular(Path file) {
    return tree(file, TextFile.readRegular(file, problems));
  }

  private Optional<MapNode> tree(Path file, Optional<Source> source) {
    source.ifPresent(it -> enter(file, it));
    return source.flatMap(this::tree);
  }

  /** The merged tree of a text, whose {@code extends} is relative to its directory. */
  Optional<MapNode> tree(Source source) {
    return root(source).flatMap(this::merged);
  }

  /** The merged tree of a network within another document. */
  Optional<MapNode> tree(MapNode inline) {
    return known(inline).flatMap(this::merged);
  }

  private Optional<MapNode> merged(MapNode first) {
    Optional<MapNode> root = Optional.of(first);
    while (root.isPresent() && DerivedFile.isDerived(root.get())) {
      Optional<DerivedFile> derived = DerivedFile.read(root.get(), kinds.get(0), problems);
      derived.ifPresent(changes::push);
      root = derived.flatMap(this::base).flatMap(this::root);
    }
    return root.map(this::changed);
  }

  /** Every file that was read, in reading order; those of parts last. */
  List<Path> files() {
    return Stream.concat(links.stream().map(Link::real), parts.files().stream()).toList();
  }

  private MapNode changed(MapNode base) {
    MapNode tree = parts.resolve(base);
    for (DerivedFile derived : changes) {
      tree = derived.applyTo(tree, parts);
    }
    return tree;
  }

  private Optional<MapNode> root(Source source) {
    Optional<YamlNode> document = YamlReader.read(source, problems);
    if (document.isEmpty()) {
      return Optional.empty();
    }
    if (!(document.get() instanceof MapNode map)) {
      kinds.get(0).map().read(document.get(), new Reading(problems, ""));
      return Optional.empty();
    }
    return known(map);
  }

  private Optional<MapNode> known(MapNode map) {
    Optional<ScalarNode> word = DocumentKind.of(map);
    Optional<NetworkKind<?>> kind = kind(word);
    if (kind.isEmpty()) {
      word.ifPresent(this::reportKind);
      return Optional.empty();
    }
    kinds = List.of(kind.get());
    return Optional.of(map);
  }

  // A file without a kind is read as the first one, which reports the missing key.
  private Optional<NetworkKind<?>> kind(Optional<ScalarNode> word) {
    return kinds.stream()
        .filter(kind -> word.isEmpty() || word.get().text().equals(kind.word()))
        .findFirst();
  }

  // A file of another kind shares hardly any keys: one problem says more than thirty.
  private void reportKind(ScalarNode word) {
    problems.error(
        SpecCode.WRONG_KIND,
        word.location(),
        DocumentKind.KEY,
        otherKind(word),
        otherUse(word.text(), word.location().source().name()));
  }

  private String otherKind(ScalarNode word) {
    String wanted = kinds.size() == 1 ? kinds.get(0).what() : "a network";
    return switch (word.text()) {
      case "study" -> "this is a study, not " + wanted;
      case "device" -> "this is a device, not " + wanted;
      default -> "expected " + wanted + ", found a file of kind " + word.describe();
    };
  }

  private String otherUse(String kind, String file) {
    return switch (kind) {
      case "study" -> "`unetlab run " + file + "` runs it";
      case "device" -> "`unetlab bench NETWORK --device " + file + "` measures on it";
      default -> otherWord(kind);
    };
  }

  private String otherWord(String kind) {
    List<String> words = kinds.stream().<String>map(NetworkKind::word).toList();
    String hint = Nearest.hint(kind, words);
    return hint.isEmpty() && words.size() > 1 ? "networks: " + String.join(", ", words) : hint;
  }

  private Optional<Source> base(DerivedFile derived) {
    Problems own = new Problems();
    Path from = derived.baseNode().location().source().directory();
    Optional<Path> file = resolve(from, derived.base());
    Optional<Source> source = file.flatMap(it -> TextFile.readRegular(it, own));
    if (source.isEmpty()) {
      reportUnread(derived, own);
      return Optional.empty();
    }
    Optional<String> circle = enter(file.get(), source.get());
    if (circle.isPresent()) {
      problems.error(
          SpecCode.EXTENDS_CYCLE,
          derived.baseNode().location(),
          DerivedFile.EXTENDS.name(),
          "files extend each other in a circle: " + circle.get());
      return Optional.empty();
    }
    return source;
  }

  private static Optional<Path> resolve(Path from, String name) {
    try {
      return Optional.of(from.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  // A missing file is reported where it is named; problems inside it are reported there.
  private void reportUnread(DerivedFile derived, Problems own) {
    boolean inside =
        own.all().stream().anyMatch(problem -> problem.code() != SpecCode.NOT_READABLE);
    if (inside) {
      problems.addAll(own);
      return;
    }
    Optional<Problem> reason = own.all().stream().findFirst();
    problems.error(
        SpecCode.EXTENDS_MISSING,
        derived.baseNode().location(),
        DerivedFile.EXTENDS.name(),
        "cannot extend "
            + derived.baseNode().describe()
            + ": "
            + reason.map(Problem::message).orElse("this is not a file name"),
        reason.map(Problem::hint).orElse(""));
  }

  // Adds a file to the chain; returns the circle in words if it is already there.
  private Optional<String> enter(Path file, Source source) {
    Path real = realPath(file);
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).real().equals(real)) {
        List<String> names = links.stream().skip(i).map(Link::name).toList();
        return Optional.of(String.join(" -> ", names) + " -> " + names.get(0));
      }
    }
    links.add(new Link(real, source.name()));
    return Optional.empty();
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
