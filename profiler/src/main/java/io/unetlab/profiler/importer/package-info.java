/**
 * Latencies that others measured: readers of what other tools print, each to the same record, which
 * says how the figure is known and holds nothing that its source does not.
 */
@NullMarked
package io.unetlab.profiler.importer;

import org.jspecify.annotations.NullMarked;
