package io.unetlab.ablations.study;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting of a network, defaults included and places left out. Two specs have equal settings
 * exactly when they say the same of every block, also where it has no effect: the heads of a stack
 * without transformer blocks. So a value is what a spec has at a path exactly when setting it there
 * leaves the settings as they are.
 */
final class Settings {

  private final Object values;

  private Settings(Object values) {
    this.values = values;
  }

  static Settings of(NetworkSpec spec) {
    return new Settings(bare(spec));
  }

  private static Object bare(Object value) {
    if (value instanceof SourceLocation) {
      return "";
    }
    if (value instanceof Record record) {
      List<Object> parts = new ArrayList<>();
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        parts.add(bare(part(record, component)));
      }
      return parts;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Settings::bare);
    }
    return value instanceof List<?> list ? list.stream().map(Settings::bare).toList() : value;
  }

  private static Object part(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** The numbers and words among the settings, as YAML writes them; each once. */
  Set<String> scalars() {
    Set<String> scalars = new LinkedHashSet<>();
    collect(values, scalars);
    return scalars;
  }

  private static void collect(Object value, Set<String> scalars) {
    if (value instanceof List<?> list) {
      list.forEach(it -> collect(it, scalars));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(it -> collect(it, scalars));
    } else if (value instanceof Double number) {
      scalars.add(YamlText.number(number));
    } else if (value instanceof Enum<?> word) {
      scalars.add(ChoiceType.word(word));
    } else if (value instanceof Number || value instanceof Boolean) {
      scalars.add(value.toString());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
