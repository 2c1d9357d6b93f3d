package io.unetlab.cli.option;

import io.unetlab.cli.output.TableFormat;
import picocli.CommandLine.Option;

/** {@code --format}, on every command that prints a table. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv, markdown or json.")
  private TableFormat format;

  public TableFormat format() {
    return format;
  }
}
