/** Captioned picture files: found in folders and archives, decoded to squares of pixels. */
@NullMarked
package io.unetlab.training.pictures;

import org.jspecify.annotations.NullMarked;
