package io.unetlab.builders.weights;

import java.util.List;

/**
 * A tensor cut from a larger one: some spans of each dimension, in order.
 *
 * <p>The dimensions after the last sliced one are read as one, so that contiguous numbers are read
 * together.
 */
final class SlicedNumbers implements Numbers {

  private final Tensor source;
  private final List<List<Span>> spans;
  private final int cut;
  private final long inner;
  private final long rowLength;
  private final long sourceRowLength;

  /**
   * @param spans of each of the source's dimensions, all inside it
   */
  SlicedNumbers(Tensor source, List<List<Span>> spans) {
    this.source = source;
    this.spans = spans;
    int last = spans.size() - 1;
    while (last > 0 && isWhole(spans.get(last), source.dims().get(last))) {
      last--;
    }
    this.cut = last;
    this.inner = Dims.elements(source.dims().subList(last + 1, source.dims().size()));
    this.rowLength = length(spans.get(last)) * inner;
    this.sourceRowLength = source.dims().get(last) * inner;
  }

  /** The number of indices in the spans. */
  static long length(List<Span> spans) {
    return spans.stream().mapToLong(Span::length).sum();
  }

  private static boolean isWhole(List<Span> spans, long length) {
    return spans.size() == 1 && spans.get(0).equals(new Span(0, length));
  }

  @Override
  public void read(long from, float[] to, int at, int count) {
    int done = 0;
    while (done < count) {
      long row = (from + done) / rowLength;
      long column = (from + done) % rowLength;
      done += readInRow(sourceRow(row), column, to, at + done, count - done);
    }
  }

  // Reads up to the end of the column's span.
  private int readInRow(long sourceRow, long column, float[] to, int at, int most) {
    long before = 0;
    for (Span span : spans.get(cut)) {
      long end = before + span.length() * inner;
      if (column < end) {
        int some = (int) Math.min(most, end - column);
        long begin = sourceRow * sourceRowLength + span.from() * inner + column - before;
        source.read(begin, to, at, some);
        return some;
      }
      before = end;
    }
    throw new IllegalStateException("column " + column + " is outside the row");
  }

  // A row is an index into the dimensions before the last sliced one.
  private long sourceRow(long row) {
    long left = row;
    long sourceRow = 0;
    long stride = 1;
    for (int i = cut - 1; i >= 0; i--) {
      long length = length(spans.get(i));
      sourceRow += sourceIndex(spans.get(i), left % length) * stride;
      stride *= source.dims().get(i);
      left /= length;
    }
    return sourceRow;
  }

  private static long sourceIndex(List<Span> spans, long index) {
    long before = 0;
    for (Span span : spans) {
      if (index < before + span.length()) {
        return span.from() + index - before;
      }
      before += span.length();
    }
    throw new IllegalStateException("index " + index + " is outside the spans");
  }
}
