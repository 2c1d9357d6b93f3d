package io.unetlab.cli.command;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The networks that a fit takes besides those of its space, each a family of its own; of a
 * pipeline, its parts. Their names tell them apart in tables and in the model's file.
 */
final class FitFamilies {

  private record Named(NetworkSpec network, Path file) {}

  private final Map<SpecHash, Named> networks = new LinkedHashMap<>();

  /** Adds what is not there yet. */
  void add(NetworkSpec spec, Path file) {
    for (Part part : spec.parts()) {
      networks.putIfAbsent(part.network().hash(), new Named(part.network(), file));
    }
  }

  /**
   * All of them.
   *
   * @throws UserException with every name that two of them have
   */
  List<NetworkSpec> networks() {
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (Named it : networks.values()) {
      files.computeIfAbsent(it.network().name(), name -> new ArrayList<>()).add("" + it.file());
    }
    List<String> same = new ArrayList<>();
    files.forEach(
        (name, of) -> {
          if (of.size() > 1) {
            same.add(
                "different networks of --with are called "
                    + name
                    + " ("
                    + String.join(", ", new TreeSet<>(of))
                    + "); give each its own `name`");
          }
        });
    if (!same.isEmpty()) {
      throw UserException.of(same);
    }
    return networks.values().stream().map(Named::network).toList();
  }
}
