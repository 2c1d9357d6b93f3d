package io.unetlab.builders.weights;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the format requires of a header's offsets: every tensor lies inside the data and has the
 * size that its shape and dtype imply; together they cover the data without overlaps or holes.
 */
final class HeaderChecks {

  private final SourceLocation location;
  private final Problems problems;
  private boolean sound = true;

  private HeaderChecks(SourceLocation location, Problems problems) {
    this.location = location;
    this.problems = problems;
  }

  /**
   * Adds everything that is wrong. A truncated file is one problem, not one per tensor.
   *
   * @param begin offset of the data in the file
   * @param size of the file in bytes
   */
  static void check(
      Header header, long begin, long size, SourceLocation location, Problems problems) {
    HeaderChecks checks = new HeaderChecks(location, problems);
    long dataLength = size - begin;
    if (isCutOff(header.entries(), dataLength)) {
      checks.cutOff(header.entries(), begin, size);
      return;
    }
    header.entries().forEach(entry -> checks.place(entry, dataLength));
    if (checks.sound) {
      checks.layout(header.entries(), dataLength);
    }
  }

  // Only if each entry is consistent by itself is the size that the header promises credible.
  private static boolean isCutOff(List<Entry> entries, long dataLength) {
    return entries.stream().anyMatch(it -> it.end() > dataLength)
        && entries.stream()
            .allMatch(it -> it.begin() <= it.end() && isSize(it, it.end() - it.begin()));
  }

  private void cutOff(List<Entry> entries, long begin, long size) {
    long promised = begin + entries.stream().mapToLong(Entry::end).max().orElse(0);
    long lost = entries.stream().filter(it -> begin + it.end() > size).count();
    problems.error(
        WeightCode.TRUNCATED,
        location,
        "",
        String.format(
            Locale.ROOT,
            "the file has %,d bytes, but its header promises %,d: %d of its %d tensors are incomplete",
            size,
            promised,
            lost,
            entries.size()),
        "was a download or copy interrupted? fetch the file again");
  }

  private void place(Entry entry, long dataLength) {
    String offsets = entry.name() + "'s data_offsets " + entry.begin() + " to " + entry.end();
    if (entry.begin() > entry.end()) {
      error(WeightCode.BAD_OFFSETS, entry, offsets + " end before they start");
    } else if (entry.end() > dataLength) {
      String message = offsets + " end after the file's " + dataLength + " bytes of data";
      error(WeightCode.BAD_OFFSETS, entry, message);
    } else if (!isSize(entry, entry.end() - entry.begin())) {
      String message =
          offsets
              + " are not what "
              + Dtypes.name(entry.type())
              + " "
              + Dims.text(entry.dims())
              + " takes";
      error(WeightCode.WRONG_SIZE, entry, message);
    }
  }

  private static boolean isSize(Entry entry, long bytes) {
    try {
      return Math.multiplyExact(Dims.elements(entry.dims()), (long) entry.type().bytes()) == bytes;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  private void layout(List<Entry> entries, long dataLength) {
    List<Entry> ordered =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
            .toList();
    long end = 0;
    for (Entry entry : ordered) {
      if (entry.begin() < end) {
        error(WeightCode.BAD_LAYOUT, entry, entry.name() + " overlaps the tensor before it");
      } else if (entry.begin() > end) {
        String gap = entry.begin() - end + " bytes before " + entry.name() + " belong to no tensor";
        error(WeightCode.BAD_LAYOUT, entry, gap);
      }
      end = Math.max(end, entry.end());
    }
    if (end < dataLength) {
      String message = "the last " + (dataLength - end) + " bytes belong to no tensor";
      problems.error(WeightCode.BAD_LAYOUT, location, "", message);
    }
  }

  private void error(WeightCode code, Entry entry, String message) {
    sound = false;
    problems.error(code, location, entry.name(), message);
  }
}
