package io.unetlab.builders.litert;

import io.unetlab.builders.tflite.TfliteCode;
import java.util.List;

/**
 * Finds the file's operators that XNNPACK's operators compute. XNNPACK keeps their order, but
 * merges some into others, drops some, and does not name those that it computes. So this is the
 * longest common subsequence of the two lists, in which an operator matches those that may compute
 * it: as many as possible are matched, in order.
 */
final class XnnpackAlignment {

  /** The index of an operator that matches none. */
  static final int NONE = -1;

  private final List<String> kinds;
  private final List<TfliteCode> codes;
  private final int[][] lengths;

  private XnnpackAlignment(List<String> kinds, List<TfliteCode> codes) {
    this.kinds = kinds;
    this.codes = codes;
    this.lengths = new int[kinds.size() + 1][codes.size() + 1];
    for (int kind = kinds.size() - 1; kind >= 0; kind--) {
      for (int code = codes.size() - 1; code >= 0; code--) {
        lengths[kind][code] =
            Math.max(
                Math.max(lengths[kind + 1][code], lengths[kind][code + 1]), matched(kind, code));
      }
    }
  }

  /**
   * For each of XNNPACK's operators the index of the file's, or {@link #NONE}.
   *
   * @param kinds of XNNPACK's operators, in their order
   * @param codes of the file's operators that XNNPACK took, in their order
   */
  static int[] of(List<String> kinds, List<TfliteCode> codes) {
    return new XnnpackAlignment(kinds, codes).path();
  }

  // The length if these two match, else 0.
  private int matched(int kind, int code) {
    if (!XnnpackNames.computes(kinds.get(kind), codes.get(code))) {
      return 0;
    }
    return 1 + lengths[kind + 1][after(code)];
  }

  private int after(int code) {
    return XnnpackNames.severalCompute(codes.get(code)) ? code : code + 1;
  }

  private int[] path() {
    int[] path = new int[kinds.size()];
    int code = 0;
    for (int kind = 0; kind < path.length; kind++) {
      while (code < codes.size()
          && lengths[kind][code] == lengths[kind][code + 1]
          && !isMatch(kind, code)) {
        code++;
      }
      boolean match = code < codes.size() && isMatch(kind, code);
      path[kind] = match ? code : NONE;
      code = match ? after(code) : code;
    }
    return path;
  }

  private boolean isMatch(int kind, int code) {
    return matched(kind, code) == lengths[kind][code] && lengths[kind][code] > 0;
  }
}
