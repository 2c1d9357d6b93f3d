package io.unetlab.reports.table;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.unetlab.spec.source.Visible;
import io.unetlab.spec.source.VisibleWriter;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Documents as JSON, indented by two spaces, with line feeds on every machine. A record is an
 * object with its components as keys, in order and in snake case; an empty optional is {@code
 * null}; an enum constant is its word; a {@code double}, always a measured value, has at most nine
 * digits, and is {@code null} if it is not finite, which JSON cannot express; a {@code BigDecimal}
 * is written exactly; a stream is consumed while it is written; an invisible character is written
 * as an escape.
 */
public final class JsonText {

  private static final MathContext DIGITS = new MathContext(9);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(SerializationFeature.WRAP_EXCEPTIONS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(printer())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .addModule(scalars())
          .build();

  private JsonText() {}

  /** The document as text, terminated by a line feed. */
  public static String write(Object document) {
    StringWriter text = new StringWriter();
    try {
      write(document, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The document on one line, without spaces, for programs alone. */
  public static String compact(Object document) {
    return Visible.json(
        MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document));
  }

  /** Writes the document incrementally; consumes its streams. Leaves the writer open. */
  public static void write(Object document, Writer to) throws IOException {
    Writer visible = new VisibleWriter(to, Visible::json);
    try {
      MAPPER.writeValue(visible, document);
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

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  private static SimpleModule scalars() {
    SimpleModule module = new SimpleModule();
    add(module, Double.class, JsonText::measured);
    add(module, double.class, JsonText::measured);
    add(module, OptionalDouble.class, JsonText::optional);
    add(module, Enum.class, (value, out) -> out.writeString(ChoiceType.word(value)));
    return module;
  }

  private static void optional(OptionalDouble value, JsonGenerator out) {
    value.ifPresentOrElse(number -> measured(number, out), out::writeNull);
  }

  private static void measured(double value, JsonGenerator out) {
    if (Double.isFinite(value)) {
      out.writeNumber(BigDecimal.valueOf(value).round(DIGITS));
    } else {
      out.writeNull();
    }
  }

  private static <T> void add(
      SimpleModule module, Class<T> type, BiConsumer<T, JsonGenerator> writing) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            writing.accept(value, out);
          }
        });
  }
}
