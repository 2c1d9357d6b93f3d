package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ladder step: one factor with its option, and whether to {@code keep} it. */
record StepType() implements ValueType<StepType.Step> {

  /** Reserved: not allowed as a factor's name, because a {@link StepType} uses it. */
  static final String KEEP = "keep";

  private static final EntriesType<String> CHOICES =
      new EntriesType<>("a ladder step", Scalars.text());

  /** A step whose names have not been looked up yet. */
  record Step(Entry<String> choice, boolean keep) {}

  @Override
  public Optional<Step> read(YamlNode node, Reading at) {
    Optional<Boolean> keep = Optional.of(true);
    YamlNode rest = node;
    if (node instanceof MapNode map) {
      Optional<YamlNode> said = map.get(KEEP);
      keep = said.isEmpty() ? keep : Scalars.flag().read(said.get(), at.key(KEEP));
      rest = map.without(KEEP);
    }
    Optional<List<Entry<String>>> choices = CHOICES.read(rest, at);
    if (choices.isPresent() && choices.get().size() != 1) {
      String message = "expected one factor with its option in a ladder step, found ";
      at.error(StudyCode.BAD_LADDER_STEP, node, message + choices.get().size());
      return Optional.empty();
    }
    boolean kept = keep.orElse(true);
    return keep.isEmpty() ? Optional.empty() : choices.map(it -> new Step(it.get(0), kept));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of(KEEP, Scalars.flag().schema()),
        "additionalProperties",
        Scalars.text().schema(),
        "minProperties",
        1);
  }
}
