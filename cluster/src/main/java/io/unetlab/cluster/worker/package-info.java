/**
 * What runs in Spark's processes on other machines. Only {@link io.unetlab.cluster.worker.JobParts}
 * knows jobs; it is loaded together with the program, apart from Spark.
 */
@NullMarked
package io.unetlab.cluster.worker;

import org.jspecify.annotations.NullMarked;
