/**
 * Sessions on this machine and on devices, each apart from the process that asks for it: a process
 * that measures, watched from start to end; the lock that lets one session measure at a time; the
 * connection to a device.
 */
@NullMarked
package io.unetlab.profiler.session;

import org.jspecify.annotations.NullMarked;
