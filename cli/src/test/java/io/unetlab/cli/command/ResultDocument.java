package io.unetlab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The {@code results.json} of a report. */
final class ResultDocument {

  private ResultDocument() {}

  static JsonNode of(Path report) throws IOException {
    return new ObjectMapper().readTree(Files.readString(report.resolve("results.json")));
  }

  /** Everything but when and how the study was run. */
  static JsonNode withoutRun(Path report) throws IOException {
    JsonNode document = of(report);
    ((ObjectNode) document.path("provenance")).remove("run");
    return document;
  }
}
