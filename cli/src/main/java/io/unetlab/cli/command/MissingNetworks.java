package io.unetlab.cli.command;

import io.unetlab.profiler.predict.Asked;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.reports.table.ShellText;
import io.unetlab.reports.view.LatencyModelView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What gives the latencies that a model refuses to predict: the command that made it, with the
 * networks added. It takes files, so a network that was changed on the command line needs one; and
 * it changes every network as its own {@code --network-set} says.
 */
final class MissingNetworks {

  private static final String NETWORK_SET = "--network-set";

  /**
   * A network or pipeline of the command line.
   *
   * @param typed what the user calls it
   * @param changes of its file, in the syntax of {@code --set}
   */
  record Argument(String typed, Path file, NetworkSpec spec, List<String> changes) {

    /** Whether a fit with changes of its own measures all its networks from a changed file. */
    private boolean isMeasured(List<String> ofFile, List<String> ofFit) {
      Problems problems = new Problems();
      SpecPatch patch = SpecPatch.EMPTY;
      for (String text : Stream.concat(ofFile.stream(), ofFit.stream()).toList()) {
        patch = patch.andThen(SpecPatch.parse(text, problems));
      }
      return SpecLoader.load(file, patch, problems)
          .filter(it -> hashes(it).equals(hashes(spec)))
          .isPresent();
    }

    // How often a part runs does not matter to what is measured.
    private static Set<SpecHash> hashes(NetworkSpec spec) {
      return spec.parts().stream().map(it -> it.network().hash()).collect(Collectors.toSet());
    }
  }

  private final ModelFile model;
  private final List<String> ofFit;
  private final List<String> lines = new ArrayList<>();
  private final List<String> added = new ArrayList<>();

  MissingNetworks(ModelFile model) {
    this.model = model;
    this.ofFit =
        model.asked().map(it -> networkSet(ShellText.words(it.command()))).orElse(List.of());
  }

  private static List<String> networkSet(List<String> words) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(NETWORK_SET + "=")) {
        set.add(words.get(i).substring(NETWORK_SET.length() + 1));
      } else if (words.get(i).equals(NETWORK_SET) && i + 1 < words.size()) {
        set.add(words.get(i + 1));
      }
    }
    return set;
  }

  /** What to do, in lines; none if nothing is refused and the model is complete. */
  List<String> lines(List<Argument> refused) {
    if (model.isIncomplete()) {
      return new LatencyModelView(model).incomplete();
    }
    refused.forEach(this::add);
    if (!added.isEmpty()) {
      lines.add("This command measures what is missing: " + command());
    }
    return List.copyOf(lines);
  }

  private void add(Argument refused) {
    if (refused.isMeasured(List.of(), ofFit)) {
      added.add(refused.typed());
    } else if (refused.isMeasured(refused.changes(), ofFit)) {
      String name = refused.spec().name() + "_changed";
      lines.add(
          refused.typed()
              + " is changed by "
              + String.join(", ", refused.changes())
              + ", and `fit` reads files. Write this one, "
              + name
              + ".yaml:");
      lines.addAll(file(name, refused));
      added.add(name + ".yaml");
    } else {
      lines.add(
          refused.typed()
              + ": the command that made the model changes every network by "
              + String.join(", ", ofFit)
              + ", so it cannot measure this one; fit another file (-o) without that change.");
    }
  }

  private static List<String> file(String name, Argument refused) {
    List<String> file = new ArrayList<>();
    file.add("  kind: " + refused.spec().kind());
    file.add("  name: " + name);
    file.add("  extends: " + refused.file());
    file.add("  set:");
    Map<String, String> last = new LinkedHashMap<>();
    for (String change : refused.changes()) {
      int equals = change.indexOf('=');
      last.put(change.substring(0, equals).strip(), change.substring(equals + 1).strip());
    }
    last.forEach((path, value) -> file.add("    " + YamlText.scalar(path) + ": " + value));
    return file;
  }

  private String command() {
    StringBuilder command =
        new StringBuilder(
            model
                .asked()
                .map(Asked::command)
                .orElseGet(
                    () ->
                        "unetlab fit "
                            + ShellText.word(model.model().target().name())
                            + " --space STUDY -o FILE"));
    added.forEach(it -> command.append(" --with ").append(ShellText.word(it)));
    return command.toString();
  }
}
