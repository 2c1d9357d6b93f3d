package io.unetlab.reports.section;

import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** The sections of a study's report in their order, one line each. */
final class StudySections {

  private static final List<StudySection> ALL =
      List.of(
          DecisionSection::of,
          MapSection::of,
          NetworkSection::of,
          WhatIfSection::of,
          FitSection::of,
          SearchSection::of,
          FrontSection::of,
          NeighboursSection::of,
          LimitsSection::of,
          LadderSection::of,
          SmallScaleSection::of,
          LatencyByTargetSection::of,
          EffectsSection::of,
          SavingSection::of,
          VariantsSection::of,
          ReferencesSection::of,
          WinnerSection::of,
          ProvenanceSection::of);

  private StudySections() {}

  static List<Section> of(Trials trials) {
    return ALL.stream().map(it -> it.of(trials)).flatMap(Optional::stream).toList();
  }
}
