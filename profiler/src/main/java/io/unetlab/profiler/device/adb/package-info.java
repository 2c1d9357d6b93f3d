/**
 * The connection to an Android device: the {@code adb} program, the devices it lists, what a device
 * reports about itself, and the files and programs on it.
 */
@NullMarked
package io.unetlab.profiler.device.adb;

import org.jspecify.annotations.NullMarked;
