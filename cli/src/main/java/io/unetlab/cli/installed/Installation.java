package io.unetlab.cli.installed;

import java.nio.file.Path;

/** The program's own directory, which the launcher sets; the working directory without it. */
public final class Installation {

  private Installation() {}

  /** The examples, which include the models. */
  public static Path examples() {
    return home().resolve("examples");
  }

  /** The schema that editors check files with. */
  public static Path schema() {
    return home().resolve("schema").resolve("unetlab.schema.json");
  }

  private static Path home() {
    return Path.of(System.getProperty("unetlab.home", ""));
  }
}
