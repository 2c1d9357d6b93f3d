package io.unetlab.cluster.worker;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.Function1;
import scala.collection.Iterator;

/**
 * One task of Spark's: one part of a job, whose failure is an answer and not the task's failure,
 * since Spark gives up a whole job for one task that keeps failing. That the job cannot be opened
 * is the machine's failure: Spark then tries another machine.
 *
 * @param attempts after which the part is answered as lost: it may be what ends its processes
 */
public record PartTask(JobWords job, int attempts)
    implements Function1<Iterator<String>, String>, Serializable {

  @Override
  public String apply(Iterator<String> parts) {
    if (TaskContext.get().attemptNumber() >= attempts) {
      return new Answer(Answer.Kind.LOST, "").written();
    }
    return WorkerProgram.of(job.program()).run(job, parts.next());
  }
}
