/** Proxy studies: how well what is cheap to know of networks ranks them as training does. */
@NullMarked
package io.unetlab.ablations.proxy;

import org.jspecify.annotations.NullMarked;
