package io.unetlab.profiler.runtime;

import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.export.Exporter;

/** Where the files are that runtimes load networks from. */
interface ExportStore {

  /** The cache, for networks that are likely to be run again. */
  ExportStore CACHE = CachedExports::inCache;

  /**
   * The files of a format.
   *
   * @param version changes whenever the same network produces a different file
   */
  <O extends ExportOptions> CachedExports<O> exports(Exporter<O> exporter, String version);
}
