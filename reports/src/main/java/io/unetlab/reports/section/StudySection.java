package io.unetlab.reports.section;

import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** One part of a study's report; empty where the study has no data for it. */
interface StudySection {

  Optional<Section> of(Trials trials);
}
