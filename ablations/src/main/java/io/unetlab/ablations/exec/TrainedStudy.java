package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A counted study with what its trainings say about quality.
 *
 * @param study with the trainings among its trained networks
 * @param counted with the predictions that follow
 */
record TrainedStudy(StudySpec study, Counted counted, Optional<Trainings> trainings) {

  /** A study that trains nothing. */
  static TrainedStudy without(StudySpec study, Counted counted) {
    return new TrainedStudy(study, counted, Optional.empty());
  }

  static TrainedStudy of(StudySpec study, Counted counted, Trainings trainings) {
    StudySpec known = study.withTrained(trainings.rows());
    Map<Variant, SpecHash> networks = new LinkedHashMap<>();
    counted
        .trials()
        .forEach(it -> it.completed().ifPresent(one -> networks.put(one.variant(), one.hash())));
    QualityModel quality = new QualityModel(known, networks);
    List<TrialResult> trials = new ArrayList<>();
    for (TrialResult trial : counted.trials()) {
      trials.add(
          trial
              .completed()
              .<TrialResult>map(it -> it.withQuality(quality.predict(it.variant())))
              .orElse(trial));
    }
    return new TrainedStudy(
        known,
        new Counted(counted.plan(), trials, counted.reused(), counted.only()),
        Optional.of(trainings));
  }
}
