package io.unetlab.builders.export;

import io.unetlab.builders.graph.ElementType;
import java.util.Map;

/** The options of every format; each format adds its own. */
public interface ExportOptions {

  /** The type of weights and activations, one that the exporter supports. */
  ElementType precision();

  /** The options, including the precision, as recorded in the file's metadata. */
  Map<String, String> metadata();
}
