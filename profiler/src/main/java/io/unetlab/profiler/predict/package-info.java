/**
 * Latency that is predicted instead of measured: a model of a target is fitted to operations that
 * were measured one by one and to some whole networks.
 */
@NullMarked
package io.unetlab.profiler.predict;

import org.jspecify.annotations.NullMarked;
