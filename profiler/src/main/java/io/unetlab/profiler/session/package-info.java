/**
 * Measuring sessions on this machine and on devices: a child process that measures, the lock that
 * lets one session measure at a time, and the connection to a device.
 */
@NullMarked
package io.unetlab.profiler.session;

import org.jspecify.annotations.NullMarked;
