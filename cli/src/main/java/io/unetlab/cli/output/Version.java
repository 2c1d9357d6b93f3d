package io.unetlab.cli.output;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code (from classes)} when there is no jar. */
public final class Version implements IVersionProvider {

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(from classes)" : version;
  }

  /** This program's name and version, for results and files. */
  public static String tool() {
    return "unetlab " + text();
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      tool(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
    };
  }
}
