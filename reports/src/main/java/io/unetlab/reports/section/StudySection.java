package io.unetlab.reports.section;

import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** Says one thing of a study; empty where the study has nothing to say of it. */
interface StudySection {

  Optional<Section> of(Trials trials);
}
