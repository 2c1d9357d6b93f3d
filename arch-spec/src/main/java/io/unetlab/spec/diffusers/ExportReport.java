package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import java.util.HashSet;
import java.util.Set;

/** The problems of a spec that is to be written as a config, each value with its location. */
final class ExportReport {

  private final UNetSpec spec;
  private final Problems problems;
  private final Set<String> said = new HashSet<>();

  ExportReport(UNetSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  /** A value that the way up inherits is reported once for its level. */
  void startBlock() {
    said.clear();
  }

  /** A value that the way up inherits from the way down is one problem, reported there. */
  void refuse(BlockSpec block, String path, String key, String value, String only) {
    if (said.add(key + ": " + value)) {
      refuse(block.location(), path + "." + key, value, only);
    }
  }

  /** Reports a value that is not a block's, at the start of the spec. */
  void refuse(String path, String value, String only) {
    refuse(spec.location(), path, value, only);
  }

  private void refuse(SourceLocation location, String path, String value, String only) {
    String message = "a diffusers config cannot express `" + path + ": " + value + "`";
    problems.error(SpecCode.NOT_EXPORTABLE, location, path, message, only);
  }
}
