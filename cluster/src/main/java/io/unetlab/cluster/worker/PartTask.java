package io.unetlab.cluster.worker;

import java.io.Serializable;
import scala.Function1;
import scala.collection.Iterator;

/**
 * One task of Spark's: one part of a job, whose failure is an answer and not the task's failure,
 * since Spark gives up a whole job for one task that keeps failing. That the job cannot be opened
 * is the machine's failure: Spark then tries another machine.
 */
public record PartTask(JobWords job)
    implements Function1<Iterator<Serializable>, String>, Serializable {

  @Override
  public String apply(Iterator<Serializable> parts) {
    SentPart part = (SentPart) parts.next();
    return part.lost()
        ? new Answer(Answer.Kind.LOST, "").written()
        : WorkerProgram.of(job.program()).run(job, part.text());
  }
}
