package io.unetlab.cli.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JavaScript that tests run inside a page. */
final class Script {

  private Script() {}

  /** A file of this package, or with a leading slash one of the class path's root. */
  static String read(String name) {
    try (InputStream in = requireNonNull(Script.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
