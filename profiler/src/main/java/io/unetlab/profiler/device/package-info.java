/**
 * Phones and other devices: device files, the connection to a device, and the agent that runs
 * there.
 */
@NullMarked
package io.unetlab.profiler.device;

import org.jspecify.annotations.NullMarked;
