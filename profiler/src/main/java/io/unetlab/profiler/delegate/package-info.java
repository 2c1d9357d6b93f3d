/**
 * Which nodes of an exported file a delegate or an execution provider would take: rules read in its
 * published source, and how the runtime cuts the graph at the nodes it does not take. Nothing runs.
 */
@NullMarked
package io.unetlab.profiler.delegate;

import org.jspecify.annotations.NullMarked;
