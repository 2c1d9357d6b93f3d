package io.unetlab.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a run submitted to Spark. A part is in one submission at a time, until it is answered. */
final class Submissions {

  private final Function<List<Integer>, Submission> submitter;
  private final List<Submission> live = new ArrayList<>();
  private final Map<Integer, Submission> unanswered = new HashMap<>();

  Submissions(Function<List<Integer>, Submission> submitter) {
    this.submitter = submitter;
  }

  /**
   * Submits parts.
   *
   * @throws IllegalStateException if one of them was submitted and not answered
   */
  void submit(List<Integer> parts) {
    if (parts.stream().anyMatch(unanswered::containsKey)) {
      throw new IllegalStateException("submitted twice: " + parts);
    }
    Submission submission = submitter.apply(parts);
    live.add(submission);
    parts.forEach(it -> unanswered.put(it, submission));
  }

  void answered(int part) {
    unanswered.remove(part);
  }

  /** Those that Spark is done with. */
  List<Submission> ended() {
    return live.stream().filter(Submission::isEnded).toList();
  }

  /**
   * Forgets one that ended.
   *
   * @return its parts without an answer
   */
  List<Integer> remove(Submission ended) {
    live.remove(ended);
    List<Integer> rest =
        ended.parts().stream().filter(it -> ended.equals(unanswered.get(it))).toList();
    rest.forEach(unanswered::remove);
    return rest;
  }

  boolean isEmpty() {
    return live.isEmpty();
  }
}
