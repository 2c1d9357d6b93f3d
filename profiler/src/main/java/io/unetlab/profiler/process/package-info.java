/**
 * Work in a supervised child process: it can be killed whatever a native library does in it, and
 * its parent survives its crash. Parent and child exchange records as JSON.
 */
@NullMarked
package io.unetlab.profiler.process;

import org.jspecify.annotations.NullMarked;
