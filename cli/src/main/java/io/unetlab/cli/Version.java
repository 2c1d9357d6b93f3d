package io.unetlab.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code (from classes)} when there is no jar. */
final class Version implements IVersionProvider {

  static String text() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(from classes)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "unetlab " + text(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
    };
  }
}
