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

/** Follows {@code extends} from file to file, then applies the changes, the base first. */
final class ExtendsChain {

  /** A file of the chain: its real path and the name that messages use. */
  private record Link(Path real, String name) {}

  /** A text with the directory that its {@code extends} is relative to. */
  private record Document(Source source, Path directory) {}

  private final Problems problems;
  private final List<Link> links = new ArrayList<>();
  private final Deque<DerivedFile> changes = new ArrayDeque<>();
  // All kinds until a file has been read, then only that file's: a network extends its own kind.
  private List<NetworkKind<?>> kinds = NetworkKinds.all();

  ExtendsChain(Problems problems) {
    this.problems = problems;
  }

  Optional<MapNode> tree(Path file) {
    Optional<Source> source = TextFile.read(file, problems);
    source.ifPresent(it -> enter(file, it));
    return source.flatMap(it -> tree(it, directoryOf(file)));
  }

  Optional<MapNode> tree(Source source, Path directory) {
    Optional<Document> place = Optional.of(new Document(source, directory));
    while (place.isPresent()) {
      Optional<MapNode> root = root(place.get().source());
      if (root.isEmpty()) {
        return Optional.empty();
      }
      if (!DerivedFile.isDerived(root.get())) {
        return root.map(this::changed);
      }
      Optional<DerivedFile> derived = DerivedFile.read(root.get(), kinds.get(0), problems);
      derived.ifPresent(changes::push);
      Path from = place.get().directory();
      place = derived.flatMap(it -> base(it, from));
    }
    return Optional.empty();
  }

  /** Every file that was read, in reading order. */
  List<Path> files() {
    return links.stream().map(Link::real).toList();
  }

  private MapNode changed(MapNode base) {
    MapNode tree = base;
    for (DerivedFile derived : changes) {
      tree = derived.applyTo(tree, problems);
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
    String network = kinds.size() == 1 ? kinds.get(0).what() : "a network";
    return switch (word.text()) {
      case "study" -> "this is a study, not " + network;
      case "device" -> "this is a device, not " + network;
      default -> "expected " + wanted() + ", found a file of kind " + word.describe();
    };
  }

  // `a unet, a decoder or an encoder`.
  private String wanted() {
    List<String> all = kinds.stream().<String>map(NetworkKind::what).toList();
    int last = all.size() - 1;
    return last == 0
        ? all.get(0)
        : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  private String otherUse(String kind, String file) {
    return switch (kind) {
      case "study" -> "`unetlab run " + file + "` runs it";
      case "device" -> "`unetlab bench UNET --device " + file + "` measures on it";
      default -> Nearest.hint(kind, kinds.stream().<String>map(NetworkKind::word).toList());
    };
  }

  private Optional<Document> base(DerivedFile derived, Path from) {
    Problems own = new Problems();
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
    return Optional.of(new Document(source.get(), directoryOf(file.get())));
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

  private static Path directoryOf(Path file) {
    Path directory = file.getParent();
    return directory == null ? Path.of("") : directory;
  }
}
