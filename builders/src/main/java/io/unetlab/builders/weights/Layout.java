package io.unetlab.builders.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a dimension is put together of parts that belong to each other, in the network and in the
 * checkpoint: a slice of it takes the first indices of each part.
 *
 * @param equal whether the checkpoint's parts are equally large, so that its own size tells theirs
 * @param note what a person should know when this is cut; may be empty
 */
record Layout(List<Part> parts, boolean equal, String note) {

  /**
   * One part.
   *
   * @param target how long it is in the network
   * @param source how long it is in the checkpoint, where that is known
   */
  record Part(long target, OptionalLong source) {}

  Layout {
    parts = List.copyOf(parts);
  }

  /** A dimension of one part. */
  static Layout whole(long target, OptionalLong source) {
    return new Layout(List.of(new Part(target, source)), false, "");
  }

  /** A dimension of several parts of one size, in the checkpoint too. */
  static Layout equal(long target, int count, String note) {
    Part part = new Part(target / count, OptionalLong.empty());
    return new Layout(Collections.nCopies(count, part), true, note);
  }

  /** Two dimensions joined. */
  static Layout joined(Layout first, Layout second) {
    return new Layout(
        List.of(first.sum(), second.sum()), false, "each of the two joined inputs by itself");
  }

  /** All parts as one. */
  Part sum() {
    boolean known = parts.stream().allMatch(part -> part.source.isPresent());
    long target = parts.stream().mapToLong(Part::target).sum();
    long source = parts.stream().mapToLong(part -> part.source.orElse(0)).sum();
    return new Part(target, known ? OptionalLong.of(source) : OptionalLong.empty());
  }

  /**
   * How long each part is in a checkpoint whose dimension has this length; empty when the parts are
   * not known. Where sums do not agree the last part is what the others leave, since that is the
   * skip whose producer another network may have elsewhere.
   */
  Optional<List<Long>> sources(long length) {
    if (parts.size() == 1) {
      return Optional.of(List.of(length));
    }
    if (equal) {
      int count = parts.size();
      return length % count == 0
          ? Optional.of(Collections.nCopies(count, length / count))
          : Optional.empty();
    }
    List<Long> lengths = new ArrayList<>();
    long left = length;
    for (Part part : parts.subList(0, parts.size() - 1)) {
      lengths.add(part.source.orElse(length));
      left -= part.source.orElse(length);
    }
    lengths.add(left);
    return left > 0 ? Optional.of(lengths) : Optional.empty();
  }
}
