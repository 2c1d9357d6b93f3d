/** Training by a teacher: a smaller network, or one that takes fewer steps. */
@NullMarked
package io.unetlab.training.distill;

import org.jspecify.annotations.NullMarked;
