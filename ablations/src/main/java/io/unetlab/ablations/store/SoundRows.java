package io.unetlab.ablations.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Reads rows whose checksum fits their values. Any other row counts as missing, so that a run
 * evaluates it again, and is counted here, so that a command can say so.
 */
final class SoundRows {

  /** Reads one row; empty if its checksum does not fit. */
  interface Reader<T> {
    Optional<T> read(ResultSet row) throws SQLException;
  }

  private final Set<Object> damaged = ConcurrentHashMap.newKeySet();

  /**
   * The value of a row; empty if it is damaged.
   *
   * @param identity the row's key; a row that is read twice is one damaged row
   */
  <T> Optional<T> read(Object identity, ResultSet row, Reader<T> reader) throws SQLException {
    Optional<T> value = sound(row, reader);
    if (value.isEmpty()) {
      damaged.add(identity);
    }
    return value;
  }

  // Values that no UNetLab wrote are damaged too, even under a checksum that fits.
  private static <T> Optional<T> sound(ResultSet row, Reader<T> reader) throws SQLException {
    try {
      return reader.read(row);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the checksum in a row is that of the values read from it. */
  static <T> Predicate<T> fits(ResultSet row, long sum) throws SQLException {
    boolean fits = row.getLong("sum") == sum;
    return value -> fits;
  }

  /** Notes rows that are gone. */
  void lost(Object of, int rows) {
    for (int i = 0; i < rows; i++) {
      damaged.add(List.of(of, i));
    }
  }

  /** How many rows were damaged. */
  int damaged() {
    return damaged.size();
  }
}
