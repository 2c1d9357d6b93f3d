/** What networks read of captions. */
@NullMarked
package io.unetlab.training.text;

import org.jspecify.annotations.NullMarked;
