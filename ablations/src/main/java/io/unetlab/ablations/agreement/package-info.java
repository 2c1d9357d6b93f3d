/** How well the latencies of one target predict those of another. */
@NullMarked
package io.unetlab.ablations.agreement;

import org.jspecify.annotations.NullMarked;
