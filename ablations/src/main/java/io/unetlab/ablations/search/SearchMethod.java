package io.unetlab.ablations.search;

import java.util.List;

/**
 * Asks for configurations and learns from the answers. It knows neither networks nor how
 * configurations are evaluated. Given the same answers, it asks for the same configurations, so a
 * search is resumed by giving it the known answers again.
 */
public interface SearchMethod {

  /**
   * The next configurations to evaluate. Each exists in the space, and none was asked for before.
   *
   * @param most how many at most; at least 1
   * @return empty only when it knows of no other
   */
  List<int[]> ask(int most);

  /**
   * Takes the answers to the last question before the next is asked.
   *
   * @param answers one for each configuration, in the order of the question
   */
  void tell(List<Answer> answers);
}
