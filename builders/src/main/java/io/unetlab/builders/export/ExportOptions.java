package io.unetlab.builders.export;

import io.unetlab.builders.graph.ElementType;
import java.util.Map;

/** What every format lets the user choose; each format adds its own. */
public interface ExportOptions {

  /** Of weights and activations, one of the exporter's. */
  ElementType precision();

  /** The choices, precision included, as the file's metadata record them. */
  Map<String, String> metadata();
}
