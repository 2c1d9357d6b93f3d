package io.unetlab.reports.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * JSON from maps, lists, streams, texts, numbers, truths and optionals: indented by two spaces,
 * keys in the order of the map, line feeds on every machine.
 */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonText() {}

  /** The document as text, ended by a line feed. */
  public static String write(Object document) {
    StringWriter text = new StringWriter();
    try {
      write(document, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same, as it is made; streams in it are read once. Leaves the writer open. */
  public static void write(Object document, Writer to) throws IOException {
    try (JsonGenerator out = FACTORY.createGenerator(context(), to)) {
      value(out, document);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    to.write('\n');
  }

  /** The rows as objects under the columns' keys. */
  public static List<Map<String, Object>> rows(Table table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Cell> cells : table.rows()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i).key(), of(cells.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object of(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value();
    }
    return cell instanceof Cell.Words words ? words.value() : Optional.empty();
  }

  private static void value(JsonGenerator out, Object value) {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(
          (key, child) -> {
            out.writeName(key.toString());
            value(out, child);
          });
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(child -> value(out, child));
      out.writeEndArray();
    } else if (value instanceof Stream<?> stream) {
      out.writeStartArray();
      stream.forEachOrdered(child -> value(out, child));
      out.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(child -> value(out, child), out::writeNull);
    } else {
      scalar(out, value);
    }
  }

  private static void scalar(JsonGenerator out, Object value) {
    if (value instanceof Long || value instanceof Integer) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigDecimal number) {
      out.writeRawValue(number.toPlainString());
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }

  private static ObjectWriteContext context() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return printer;
      }
    };
  }
}
