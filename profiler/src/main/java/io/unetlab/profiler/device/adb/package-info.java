/**
 * The way to an Android device: the {@code adb} program, what it lists, what a device says of
 * itself, and what is put and run there.
 */
@NullMarked
package io.unetlab.profiler.device.adb;

import org.jspecify.annotations.NullMarked;
