package io.unetlab.ablations.task;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands pieces of work out, in their order, to those that have room for them. Thread-safe. A piece
 * that another run does meanwhile may be left out.
 */
public interface Supply<T> {

  /** Pieces that it hands out at most. */
  int size();

  /**
   * The next piece. Empty if all were handed out, or if the next one comes only when one of those
   * is done.
   */
  Optional<T> next();

  /** All pieces that it hands out now. */
  default List<T> rest() {
    List<T> rest = new ArrayList<>();
    for (Optional<T> next = next(); next.isPresent(); next = next()) {
      rest.add(next.get());
    }
    return rest;
  }

  /** Hands all pieces of a list out, without waiting for any. */
  static <T> Supply<T> of(List<T> all) {
    List<T> pieces = List.copyOf(all);
    Iterator<T> left = pieces.iterator();
    return new Supply<>() {
      @Override
      public int size() {
        return pieces.size();
      }

      @Override
      public synchronized Optional<T> next() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
      }
    };
  }

  /** The same pieces in another form. */
  default <R> Supply<R> map(Function<T, R> form) {
    Supply<T> own = this;
    return new Supply<>() {
      @Override
      public int size() {
        return own.size();
      }

      @Override
      public Optional<R> next() {
        return own.next().map(form);
      }
    };
  }
}
