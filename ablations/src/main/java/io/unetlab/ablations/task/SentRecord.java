package io.unetlab.ablations.task;

import io.unetlab.profiler.process.RecordJson;
import java.util.Objects;

/**
 * A record of any class as texts.
 *
 * @param type name of its class
 */
public record SentRecord(String type, String json) {

  public SentRecord {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(json, "json");
  }

  public static SentRecord of(Record value) {
    return new SentRecord(value.getClass().getName(), RecordJson.write(value));
  }

  /**
   * The record.
   *
   * @param expected what it is to be
   * @throws IllegalArgumentException if it is something else, or this program has no such class:
   *     another version wrote it
   */
  public <T> T as(Class<T> expected) {
    try {
      Class<?> own = Class.forName(type, false, SentRecord.class.getClassLoader());
      return RecordJson.read(json, own.asSubclass(expected));
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IllegalArgumentException(type + " is no " + expected.getSimpleName(), e);
    }
  }
}
