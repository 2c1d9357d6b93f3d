/** Measures networks on this machine: the runtimes and what a run needs. */
@NullMarked
package io.unetlab.profiler.runtime;

import org.jspecify.annotations.NullMarked;
