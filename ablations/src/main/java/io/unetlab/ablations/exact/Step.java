package io.unetlab.ablations.exact;

/**
 * One step of an elimination: over the options of one factor, for every combination of the factors
 * that it still interacts with.
 */
final class Step {

  private final int factor;
  private final int options;
  private final int[] separator;
  private final int[] sizes;
  private final int size;
  private final int[] tables;
  private final int[] children;

  /**
   * @param factor the eliminated one; -1 for a step that only joins messages
   * @param options of the factor; 1 without one
   * @param separator the factors that the step's message depends on, ascending
   * @param sizes the number of options of each
   * @param size the number of combinations of the separator, the last factor changing fastest
   * @param tables indices of the tables that are read in this step
   * @param children indices of the earlier steps whose messages are read in this step
   */
  Step(
      int factor,
      int options,
      int[] separator,
      int[] sizes,
      int size,
      int[] tables,
      int[] children) {
    this.factor = factor;
    this.options = options;
    this.separator = separator;
    this.sizes = sizes;
    this.size = size;
    this.tables = tables;
    this.children = children;
  }

  int factor() {
    return factor;
  }

  int options() {
    return options;
  }

  int[] separator() {
    return separator;
  }

  int[] sizes() {
    return sizes;
  }

  int size() {
    return size;
  }

  int[] tables() {
    return tables;
  }

  int[] children() {
    return children;
  }

  /** Entries of a table of this step: the separator's combinations by the factor's options. */
  int entries() {
    return size * options;
  }

  /**
   * Where a table over some of this step's factors is read: at {@code offsets[combination] + option
   * * stride(scope)}.
   *
   * @param scope its factors, ascending
   * @param scopeSizes the number of options of each
   */
  int[] offsets(int[] scope, int[] scopeSizes) {
    int[] strides = new int[separator.length];
    int stride = 1;
    for (int i = scope.length - 1; i >= 0; i--) {
      for (int j = 0; j < separator.length; j++) {
        if (separator[j] == scope[i]) {
          strides[j] = stride;
        }
      }
      stride *= scopeSizes[i];
    }
    int[] offsets = new int[size];
    int[] digits = new int[separator.length];
    int offset = 0;
    for (int at = 0; at < size; at++) {
      offsets[at] = offset;
      for (int j = separator.length - 1; j >= 0; j--) {
        offset += strides[j];
        if (++digits[j] < sizes[j]) {
          break;
        }
        offset -= strides[j] * sizes[j];
        digits[j] = 0;
      }
    }
    return offsets;
  }

  /**
   * How far apart the eliminated factor's options are in a table; 0 if it does not depend on it.
   */
  int stride(int[] scope, int[] scopeSizes) {
    int stride = 1;
    for (int i = scope.length - 1; i >= 0; i--) {
      if (scope[i] == factor) {
        return stride;
      }
      stride *= scopeSizes[i];
    }
    return 0;
  }

  /** The index of the separator's combination in a configuration. */
  int combination(int[] configuration) {
    int index = 0;
    for (int i = 0; i < separator.length; i++) {
      index = index * sizes[i] + configuration[separator[i]];
    }
    return index;
  }
}
