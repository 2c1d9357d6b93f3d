/** Does jobs on Apache Spark. */
@NullMarked
package io.unetlab.cluster;

import org.jspecify.annotations.NullMarked;
