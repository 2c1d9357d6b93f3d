package io.unetlab.cluster;

import io.unetlab.cluster.worker.Answer;
import io.unetlab.cluster.worker.JobWords;
import io.unetlab.cluster.worker.PartTask;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Submits parts of one job to Spark. */
final class Submitter {

  private final JavaSparkContext spark;
  private final JobWords job;
  private final RDD<Serializable> parts;
  private final BiConsumer<Integer, Answer> answers;

  /**
   * @param texts of the parts; one that is submitted is there
   * @param lost whether a part is answered as lost instead of tried, asked at each attempt by
   *     Spark's scheduler
   * @param answers takes each answer once for each submission; called by Spark's scheduler, so it
   *     has to return soon
   */
  Submitter(
      JavaSparkContext spark,
      JobWords job,
      String[] texts,
      IntPredicate lost,
      BiConsumer<Integer, Answer> answers) {
    this.spark = spark;
    this.job = job;
    List<Serializable> own =
        IntStream.range(0, texts.length)
            .<Serializable>mapToObj(i -> new PartOfRun(() -> texts[i], () -> lost.test(i)))
            .toList();
    this.parts = spark.parallelize(own, own.size()).rdd(); // so each is a partition
    this.answers = answers;
  }

  Submission submit(List<Integer> numbers) {
    spark.setJobGroup(job.run(), "study", true);
    Seq<Object> partitions = CollectionConverters.asScala(List.<Object>copyOf(numbers)).toSeq();
    return new Submission(
        spark
            .sc()
            .<Serializable, String, BoxedUnit>submitJob(
                parts,
                new PartTask(job),
                partitions,
                (place, answer) -> take(numbers.get((Integer) place), answer),
                () -> BoxedUnit.UNIT),
        numbers);
  }

  private BoxedUnit take(int part, String answer) {
    answers.accept(part, Answer.read(answer));
    return BoxedUnit.UNIT;
  }

  /** Ends all tasks of the job; where Spark has stopped, none runs. */
  void cancel() {
    try {
      spark.cancelJobGroup(job.run());
    } catch (IllegalStateException e) {
      if (!spark.sc().isStopped()) {
        throw e;
      }
    }
  }
}
