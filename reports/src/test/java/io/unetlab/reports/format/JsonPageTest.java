package io.unetlab.reports.format;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/**
 * The tables of keys in {@code docs/json.md} are made of the records that are written: a mark names
 * the record. A record that is a component of another and has no mark has its keys there.
 */
class JsonPageTest {

  private static final Path PAGE = Path.of("..", "docs", "json.md");
  private static final Pattern MARKED =
      Pattern.compile("(?s)(<!-- generated: (\\S+) -->\n).*?(<!-- end: \\2 -->\n)");
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private String page = "";
  private final Map<Class<?>, String> headings = new LinkedHashMap<>();

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(PAGE);
    Matcher mark = MARKED.matcher(page);
    while (mark.find()) {
      headings.put(record(mark.group(2)), heading(mark.start()));
    }
  }

  @Test
  void theTablesAreThoseOfTheRecords() throws IOException {
    String renewed =
        MARKED
            .matcher(page)
            .replaceAll(
                mark ->
                    Matcher.quoteReplacement(
                        mark.group(1) + table(record(mark.group(2))) + mark.group(3)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, renewed);
      return;
    }
    assertThat(page)
        .as("to renew it: ./mvnw -pl reports -am test -Dtest=JsonPageTest -Dupdate=true")
        .isEqualTo(renewed);
  }

  @Test
  void everyDocumentHasATable() {
    assertThat(headings)
        .containsKeys(
            PlanJson.class,
            SpecJson.class,
            PipelineJson.class,
            LatencyJson.class,
            LatenciesByDeviceJson.class,
            ImportJson.class,
            DevicesJson.class,
            StudyJson.class,
            WeightsJson.class,
            JudgementJson.class,
            DelegateCheckJson.class,
            PredictionJson.class);
  }

  private static Class<?> record(String name) {
    try {
      return Class.forName(Doc.class.getPackageName() + "." + name.replace('.', '$'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("docs/json.md marks a table of what is no record: " + name, e);
    }
  }

  private String heading(int before) {
    return HEADING
        .matcher(page)
        .region(0, before)
        .results()
        .map(it -> it.group(1))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private String table(Class<?> record) {
    return "\n| key | type | value |\n| --- | --- | --- |\n" + rows(record, "") + "\n";
  }

  private String rows(Class<?> record, String prefix) {
    return Arrays.stream(record.getRecordComponents())
        .map(it -> rows(it, prefix))
        .collect(joining());
  }

  private String rows(RecordComponent component, String prefix) {
    Type type = component.getGenericType();
    if (annotation(component, JsonAnyGetter.class).isPresent()) {
      return CountedMetrics.ALL.stream()
          .map(it -> row(prefix + it.metric().name(), "number", it.metric().doc()))
          .collect(joining());
    }
    if (annotation(component, JsonUnwrapped.class).isPresent()) {
      return rows(innermost(type), prefix);
    }
    Class<?> inner = innermost(type);
    String key = prefix + key(component);
    String doc =
        Objects.requireNonNull(component.getAnnotation(Doc.class), () -> component + " has no @Doc")
            .value();
    String row = row(key, typeName(type), doc + words(inner) + section(inner));
    boolean inside = inner.isRecord() && !headings.containsKey(inner);
    return inside ? row + rows(inner, key + path(type) + ".") : row;
  }

  private static String words(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(it -> "`" + ChoiceType.word((Enum<?>) it) + "`")
            .collect(joining(", ", ": ", ""))
        : "";
  }

  private String section(Class<?> type) {
    String heading = headings.get(type);
    if (heading == null) {
      return "";
    }
    String anchor = heading.toLowerCase().replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    return "; see [" + heading + "](#" + anchor + ")";
  }

  private static String row(String key, String type, String value) {
    return "| `" + key + "` | " + type + " | " + value.replace("|", "\\|") + " |\n";
  }

  private static String key(RecordComponent component) {
    return annotation(component, JsonProperty.class)
        .map(JsonProperty::value)
        .orElseGet(() -> SNAKE_CASE.nameForField(null, null, component.getName()));
  }

  // Jackson's annotations go from a component to its field.
  private static <A extends java.lang.annotation.Annotation> Optional<A> annotation(
      RecordComponent component, Class<A> type) {
    try {
      return Optional.ofNullable(
          component.getDeclaringRecord().getDeclaredField(component.getName()).getAnnotation(type));
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> innermost(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return innermost(arguments[arguments.length - 1]);
    }
    return (Class<?>) type;
  }

  // How to get from a key to what is in it: [] for each element, * for each name.
  private static String path(Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return "";
    }
    Type[] arguments = generic.getActualTypeArguments();
    String step =
        generic.getRawType() == Optional.class
            ? ""
            : generic.getRawType() == Map.class ? ".*" : "[]";
    return step + path(arguments[arguments.length - 1]);
  }

  private static String typeName(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String inner = typeName(arguments[arguments.length - 1]);
      if (generic.getRawType() == Optional.class) {
        return inner + " or null";
      }
      return generic.getRawType() == Map.class
          ? inner + " by name"
          : "array of " + inner.replaceFirst("(?= |$)", "s");
    }
    return simpleName((Class<?>) type);
  }

  private static String simpleName(Class<?> type) {
    if (type == OptionalInt.class || type == OptionalLong.class) {
      return "integer or null";
    }
    if (type == OptionalDouble.class) {
      return "number or null";
    }
    if (List.of(int.class, long.class, Integer.class, Long.class, BigInteger.class)
        .contains(type)) {
      return "integer";
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return "number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    return type.isRecord() ? "object" : "string";
  }
}
