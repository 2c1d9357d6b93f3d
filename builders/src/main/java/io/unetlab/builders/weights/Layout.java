package io.unetlab.builders.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parts that a dimension consists of, in the network and in the checkpoint: a slice takes the
 * first indices of each part.
 *
 * @param equal whether the checkpoint's parts have equal sizes, so that they follow from the
 *     dimension's size
 * @param note a remark for the user when this is sliced; may be empty
 */
record Layout(List<Part> parts, boolean equal, String note) {

  /**
   * One part.
   *
   * @param target its length in the network
   * @param source its length in the checkpoint, if known
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
        List.of(first.sum(), second.sum()),
        false,
        "each of the two concatenated inputs separately");
  }

  /** All parts merged into one. */
  Part sum() {
    boolean known = parts.stream().allMatch(part -> part.source.isPresent());
    long target = parts.stream().mapToLong(Part::target).sum();
    long source = parts.stream().mapToLong(part -> part.source.orElse(0)).sum();
    return new Part(target, known ? OptionalLong.of(source) : OptionalLong.empty());
  }

  /**
   * The length of each part in a checkpoint whose dimension has this length; empty if the parts are
   * unknown. If the sums disagree, the last part gets the remainder, since it is a skip, which
   * another network may take from another layer.
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
