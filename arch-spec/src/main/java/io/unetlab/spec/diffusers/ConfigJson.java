package io.unetlab.spec.diffusers;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a config, keys in alphabetical order as diffusers and transformers do. */
final class ConfigJson {

  private static final ObjectWriter JSON =
      new JsonMapper()
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Spacing.AFTER)));

  private ConfigJson() {}

  static String write(Map<String, Object> config) {
    return JSON.writeValueAsString(new TreeMap<>(config)) + "\n";
  }
}
