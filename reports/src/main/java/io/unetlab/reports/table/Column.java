package io.unetlab.reports.table;

import java.util.Objects;

/**
 * One column, with one name for people and one for programs.
 *
 * @param key the stable name in CSV and JSON, such as {@code macs}
 * @param name the heading, with the unit if there is one
 */
public record Column(String key, String name, Alignment alignment) {

  public Column {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(alignment, "alignment");
  }

  public static Column left(String key, String name) {
    return new Column(key, name, Alignment.LEFT);
  }

  public static Column right(String key, String name) {
    return new Column(key, name, Alignment.RIGHT);
  }

  public static Column name(String key, String name) {
    return new Column(key, name, Alignment.NAME);
  }

  public static Column prose(String key, String name) {
    return new Column(key, name, Alignment.PROSE);
  }
}
