package io.unetlab.reports.format;

import static io.unetlab.reports.format.JsonNumbers.number;

import io.unetlab.ablations.design.AliasSet;
import io.unetlab.ablations.design.Confounding;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.design.SignedEffect;
import io.unetlab.ablations.exec.MeasuringPlan;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.study.Target;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.PlanText;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A study's plan as JSON; docs/json.md describes every key. */
public final class PlanJson {

  private static final int FORMAT = 2;

  private PlanJson() {}

  /**
   * The document.
   *
   * @param flopsPerSecond of targets that would be measured on, as far as they are known
   */
  public static String write(StudyPlan plan, Map<Target, Double> flopsPerSecond) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "study_plan");
    map.put("name", plan.study().name());
    map.put("title", plan.study().title());
    map.put("study", plan.study().hash());
    map.put("parts", plan.design().parts().stream().map(PlanJson::part).toList());
    map.put("variants", plan.design().variants().size());
    map.put("networks", plan.distinct());
    map.put("impossible", impossible(plan));
    map.put("faults", plan.faults());
    map.put("counting_seconds", number(plan.countingSeconds()));
    map.put("measuring", measuring(plan, flopsPerSecond));
    map.put("notes", new PlanText(plan).notes());
    map.put("fraction", plan.design().confounding().map(PlanJson::fraction));
    map.put("associations", associations(plan));
    return JsonText.write(map);
  }

  private static Map<String, Object> part(DesignPart part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("part", ChoiceType.word(part.kind()));
    map.put("variants", part.variants().size());
    map.put("new", part.fresh());
    map.put("left_out", part.leftOut());
    return map;
  }

  private static List<Map<String, Object>> impossible(StudyPlan plan) {
    List<Map<String, Object>> list = new ArrayList<>();
    plan.impossible()
        .forEach(
            (culprits, variants) -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("culprits", culprits.isEmpty() ? List.of() : List.of(culprits.split(" ")));
              map.put("variants", variants);
              list.add(map);
            });
    return list;
  }

  private static List<Map<String, Object>> measuring(
      StudyPlan plan, Map<Target, Double> flopsPerSecond) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (MeasuringPlan measuring : plan.measuring()) {
      Double rate = flopsPerSecond.get(measuring.target());
      list.add(
          measuring(measuring, rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate)));
    }
    return list;
  }

  private static Map<String, Object> measuring(
      MeasuringPlan measuring, OptionalDouble flopsPerSecond) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("target", measuring.target().name());
    map.put("protocol", measuring.protocol().name());
    map.put("networks_at_most", measuring.networks());
    map.put("sessions", measuring.sessions().size());
    map.put("measurements", measuring.measurements());
    map.put("rounds", measuring.protocol().rounds());
    map.put("runs", measuring.protocol().minRuns());
    map.put("flops_per_second", number(flopsPerSecond));
    map.put(
        "seconds",
        number(
            flopsPerSecond.isPresent()
                ? OptionalDouble.of(measuring.seconds(flopsPerSecond.getAsDouble()))
                : OptionalDouble.empty()));
    return map;
  }

  private static Map<String, Object> fraction(Confounding confounding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("factors", confounding.factors());
    map.put("runs", confounding.runs());
    map.put("whole", confounding.isWhole());
    map.put("resolution", confounding.resolution());
    map.put("generators", effects(confounding.generators()));
    map.put("relation", effects(confounding.relation()));
    map.put(
        "aliases",
        confounding.aliases().stream().map(AliasSet::effects).map(PlanJson::effects).toList());
    map.put("mended", confounding.mended());
    return map;
  }

  private static List<Map<String, Object>> effects(List<SignedEffect> effects) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (SignedEffect effect : effects) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("sign", effect.negative() ? -1 : 1);
      map.put("factors", effect.factors());
      list.add(map);
    }
    return list;
  }

  private static List<Map<String, Object>> associations(StudyPlan plan) {
    List<Map<String, Object>> list = new ArrayList<>();
    plan.associations()
        .forEach(
            (kind, pairs) ->
                pairs.forEach(
                    pair -> {
                      Map<String, Object> map = new LinkedHashMap<>();
                      map.put("part", ChoiceType.word(kind));
                      map.put("factors", List.of(pair.first().name(), pair.second().name()));
                      map.put("cramers_v", number(pair.cramersV()));
                      list.add(map);
                    }));
    return list;
  }
}
