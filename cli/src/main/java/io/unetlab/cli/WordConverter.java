package io.unetlab.cli;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option that takes one of some words, spelled as in YAML, in either case. */
record WordConverter(Class<?> words) implements ITypeConverter<Object> {

  /** Puts it in charge of all such options of a command and of the commands below it. */
  static void register(CommandLine command) {
    command.getCommandSpec().args().stream()
        .flatMap(option -> Arrays.stream(option.auxiliaryTypes()))
        .filter(Class::isEnum)
        .forEach(words -> register(command, words));
    command.getSubcommands().values().forEach(WordConverter::register);
  }

  // What is read is one of the class's constants.
  @SuppressWarnings("unchecked")
  private static <T> void register(CommandLine command, Class<T> words) {
    command.registerConverter(words, (ITypeConverter<T>) new WordConverter(words));
  }

  @Override
  public Object convert(String text) {
    for (Object constant : words.getEnumConstants()) {
      if (ChoiceType.word((Enum<?>) constant).equalsIgnoreCase(text)) {
        return constant;
      }
    }
    List<String> known =
        Arrays.stream(words.getEnumConstants())
            .map(constant -> ChoiceType.word((Enum<?>) constant))
            .toList();
    String hint = Nearest.hint(text, known);
    throw new TypeConversionException(
        "expected one of %s, found `%s`%s"
            .formatted(String.join(", ", known), text, hint.isEmpty() ? "" : " (" + hint + ")"));
  }
}
