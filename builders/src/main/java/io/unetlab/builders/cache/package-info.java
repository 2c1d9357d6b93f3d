/** Where what can be made again is kept. */
@NullMarked
package io.unetlab.builders.cache;

import org.jspecify.annotations.NullMarked;
