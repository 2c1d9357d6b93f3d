/** The cache for files that can be recreated. */
@NullMarked
package io.unetlab.builders.cache;

import org.jspecify.annotations.NullMarked;
