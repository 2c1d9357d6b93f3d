package io.unetlab.cluster.worker;

import java.io.Serializable;
import java.util.List;

/**
 * A job on its way to Spark's processes, as texts, since the class loader that receives it knows no
 * job.
 *
 * @param run differs for each run
 * @param job as {@link io.unetlab.ablations.task.SentJob} writes it
 * @param shared a directory or a URL that all machines reach; empty if files come from Spark
 * @param program for {@link WorkerProgram}
 */
public record JobWords(String run, String job, String shared, List<String> program)
    implements Serializable {}
