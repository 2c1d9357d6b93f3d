package io.unetlab.cli;

import picocli.CommandLine.Option;

/** {@code --format}, on every command that prints a table. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv, markdown or json.")
  private TableFormat format;

  TableFormat format() {
    return format;
  }
}
