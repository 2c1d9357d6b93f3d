package io.unetlab.spec.schema;

import io.unetlab.spec.yaml.MapType;
import java.util.Objects;

/**
 * A kind of file that editors can help with.
 *
 * @param name of its definition in the schema, such as {@code unet}
 * @param type the parser's own declaration
 */
public record DocumentType(String name, MapType<?> type) {

  public DocumentType {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
