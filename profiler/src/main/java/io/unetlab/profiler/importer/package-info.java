/**
 * Latencies measured elsewhere: readers for the output of other tools, all producing the same
 * record, which states the origin of a figure and contains only what its source does.
 */
@NullMarked
package io.unetlab.profiler.importer;

import org.jspecify.annotations.NullMarked;
