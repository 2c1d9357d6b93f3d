/**
 * An adbd without a phone, for the real adb to talk to: the packets, the streams and the services
 * that a device offers, with commands run in a folder of a test.
 */
@NullMarked
package io.unetlab.profiler.device.adb.standin;

import org.jspecify.annotations.NullMarked;
