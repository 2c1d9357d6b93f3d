package io.unetlab.cli.command;

import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.cli.option.Worded;
import io.unetlab.spec.yaml.ChoiceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell may complete, by place: {@code COMMAND|OPTION} for an option's value, {@code
 * COMMAND|-} for the options, {@code COMMAND|} for arguments and subcommands. {@link #FILES} among
 * the words stands for files.
 */
final class CompletionTable {

  /** Stands for the names of files. */
  static final String FILES = "@files";

  private static final Set<String> NETWORKS = Set.of("SPEC", "A", "B", "[NETWORK=]SPEC");

  private final Map<String, List<String>> words = new LinkedHashMap<>();

  private CompletionTable() {}

  static Map<String, List<String>> of(CommandLine root) {
    CompletionTable table = new CompletionTable();
    table.add("", root);
    return table.words;
  }

  private void add(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<String> arguments = new ArrayList<>(command.getSubcommands().keySet());
    spec.positionalParameters().forEach(it -> arguments.addAll(values(it)));
    words.put(name + "|", arguments.stream().distinct().toList());
    words.put(name + "|-", spec.options().stream().flatMap(it -> Stream.of(it.names())).toList());
    for (OptionSpec option : spec.options()) {
      if (option.arity().max() > 0) {
        Arrays.stream(option.names()).forEach(it -> words.put(name + "|" + it, values(option)));
      }
    }
    command.getSubcommands().forEach((word, each) -> add(name + " " + word, each));
  }

  private static List<String> values(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (argument.converters().length > 0 && argument.converters()[0] instanceof Worded worded) {
      return worded.words();
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(it -> ChoiceType.word((Enum<?>) it))
          .toList();
    }
    if (NETWORKS.contains(argument.paramLabel())) {
      Stream<String> models = InstalledModels.names().stream();
      return Stream.concat(models, Stream.of(FILES)).toList();
    }
    boolean file = type == Path.class || Set.of("STUDY", "STORE").contains(argument.paramLabel());
    return file ? List.of(FILES) : List.of();
  }
}
