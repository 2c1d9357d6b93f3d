package io.unetlab.reports.chart;

import java.util.List;

/**
 * What a map of networks shows.
 *
 * @param spots every network; base and choice are repeated with their names
 * @param front the Pareto front; a line if it has several points
 * @param limits of the rule, on either metric
 * @param notes what is not on the map, in sentences
 */
public record SpotMapContent(
    List<Spot> spots, List<Spot> front, List<Limit> limits, List<String> notes) {

  public SpotMapContent {
    spots = List.copyOf(spots);
    front = List.copyOf(front);
    limits = List.copyOf(limits);
    notes = List.copyOf(notes);
  }
}
