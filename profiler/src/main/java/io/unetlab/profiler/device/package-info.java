/**
 * Phones, and what stands in for them: device files, the way to a device, and the agent that runs
 * there.
 */
@NullMarked
package io.unetlab.profiler.device;

import org.jspecify.annotations.NullMarked;
