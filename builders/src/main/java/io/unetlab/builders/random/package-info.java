/** Random numbers as functions of seeds, the same on every machine. */
@NullMarked
package io.unetlab.builders.random;

import org.jspecify.annotations.NullMarked;
