package io.unetlab.profiler.cost;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The networks whose counts are known: the small reference cases and the published models. */
public final class KnownNetworks {

  static final Path CASES = Path.of("../builders/src/test/resources/reference");
  static final Path MODELS = Path.of("../examples/models");

  private KnownNetworks() {}

  public static NetworkSpec model(String name) {
    return SpecLoader.load(MODELS.resolve(name + ".yaml"));
  }

  /** The folders of the small reference cases. */
  static List<Path> cases() {
    return list(CASES);
  }

  static Graph graph(Path file) {
    return Networks.graph(SpecLoader.load(file));
  }

  /** Every network there is a spec of. */
  static Stream<Graph> all() {
    return specs().map(Networks::graph);
  }

  public static Stream<NetworkSpec> specs() {
    Stream<Path> small = cases().stream().map(folder -> folder.resolve("spec.yaml"));
    Stream<Path> large = list(MODELS).stream().filter(file -> file.toString().endsWith(".yaml"));
    return Stream.concat(small, large).map(SpecLoader::load);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
