package io.unetlab.profiler.delegate;

import java.util.List;

/** A node of an exported file, in the file's execution order. */
public interface FileNode {

  /** The operator's name in the file's format, or that of the composite that it calls. */
  String operator();

  /** The path of the graph's operation that it computes, or computes a part of. */
  String path();

  /** The names of the values that it reads, constants included. */
  List<String> reads();

  /** The names of the values that it writes. */
  List<String> writes();

  /** Whether it computes products of matrices: the multiply-accumulates of its operation. */
  boolean multiplies();
}
