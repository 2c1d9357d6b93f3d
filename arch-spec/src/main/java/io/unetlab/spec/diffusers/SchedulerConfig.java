package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code scheduler_config.json} of a diffusers pipeline. A key that is not one of any
 * scheduler is a problem, as in a network's config.
 */
public final class SchedulerConfig {

  private static final String CLASS = "_class_name";

  private final Problems problems;
  private final Map<String, Object> values = new HashMap<>();

  private SchedulerConfig(Problems problems) {
    this.problems = problems;
  }

  /** What the text says; empty if a problem was added. */
  public static Optional<DiffusersScheduler> read(Source json, Problems problems) {
    Problems own = new Problems();
    Optional<DiffusersScheduler> scheduler =
        JsonTree.read(json, own).flatMap(node -> new SchedulerConfig(own).scheduler(node));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : scheduler;
  }

  private Optional<DiffusersScheduler> scheduler(YamlNode node) {
    if (!(node instanceof MapNode config)) {
      String message = "expected a scheduler's config (an object), found " + node.describe();
      problems.error(SpecCode.WRONG_TYPE, node.location(), "", message);
      return Optional.empty();
    }
    Optional<SchedulerClass> known = known(config);
    // The keys of a class that is not known would all be unknown too.
    known.ifPresent(it -> config.entries().forEach(this::judge));
    return problems.hasErrors() ? Optional.empty() : scheduler(known.orElseThrow(), config);
  }

  private Optional<SchedulerClass> known(MapNode config) {
    Optional<YamlNode> found = config.get(CLASS);
    String word = found.map(it -> it instanceof ScalarNode scalar ? scalar.text() : "").orElse("");
    Optional<SchedulerClass> known = SchedulerClass.named(word);
    String supported = "supported: " + String.join(", ", SchedulerClass.words());
    if (found.isEmpty()) {
      String message = "`" + CLASS + "` is missing: this does not say which scheduler it is";
      problems.error(SpecCode.MISSING_KEY, config.location(), CLASS, message, supported);
    } else if (known.isEmpty()) {
      String message = "the scheduler " + found.get().describe() + " is not supported";
      problems.error(
          SpecCode.UNSUPPORTED_CONFIG, found.get().location(), CLASS, message, supported);
    }
    return known;
  }

  private void judge(MapNode.Entry entry) {
    String name = entry.key().text();
    Reading at = new Reading(problems, name);
    Optional<ConfigKey> key = SchedulerKeys.TABLE.named(name);
    if (key.isEmpty()) {
      judgeUnknown(entry, at);
    } else if (key.get() instanceof Supported<?> supported) {
      supported.type().read(entry.value(), at).ifPresent(value -> values.put(name, value));
    } else if (key.get() instanceof Fixed fixed) {
      fixed.check(entry.value(), at);
    }
  }

  private static void judgeUnknown(MapNode.Entry entry, Reading at) {
    boolean says =
        !(entry.value() instanceof ScalarNode node && (node.isNull() || node.is("false")));
    if (says && !ForeignKeys.isNote(entry.key().text())) {
      String message = "no scheduler that is read has the key " + entry.key().describe();
      String hint = Nearest.hint(entry.key().text(), SchedulerKeys.TABLE.names());
      at.error(SpecCode.UNKNOWN_KEY, entry.key(), message, hint);
    }
  }

  private Optional<DiffusersScheduler> scheduler(SchedulerClass known, MapNode config) {
    double start =
        get(SchedulerKeys.BETA_START).orElse(known == SchedulerClass.LCM ? 0.00085 : 1e-4);
    double end = get(SchedulerKeys.BETA_END).orElse(known == SchedulerClass.LCM ? 0.012 : 0.02);
    if (start > end) {
      String message = "`beta_start` is " + start + ", above `beta_end`, " + end;
      problems.error(SpecCode.OUT_OF_RANGE, at(config, SchedulerKeys.BETA_START), "", message);
      return Optional.empty();
    }
    BetaSchedule usual =
        known == SchedulerClass.LCM ? BetaSchedule.SCALED_LINEAR : BetaSchedule.LINEAR;
    NoiseSchedule noise =
        new NoiseSchedule(
            get(SchedulerKeys.TRAIN_STEPS),
            get(SchedulerKeys.BETA_SCHEDULE).orElse(usual),
            start,
            end,
            get(SchedulerKeys.OFFSET),
            get(SchedulerKeys.ENDS_CLEAN).orElse(known.endsClean()));
    return Optional.of(
        new DiffusersScheduler(
            known.word(),
            noise,
            get(SchedulerKeys.PREDICTION),
            sampler(known),
            at(config, SchedulerKeys.PREDICTION)));
  }

  private Optional<SamplerSpec> sampler(SchedulerClass known) {
    return known
        .kind()
        .map(
            kind ->
                new SamplerSpec(
                    kind,
                    kind.spaces()
                        ? get(SchedulerKeys.SPACING).orElse(known.spacing())
                        : kind.spacing(),
                    get(SchedulerKeys.PREDICTION),
                    kind.usesSigmas() && get(SchedulerKeys.KARRAS).orElse(false),
                    0));
  }

  private static SourceLocation at(MapNode config, Supported<?> key) {
    return config.get(key.name()).map(YamlNode::location).orElse(config.location());
  }

  // The key's own type made the value.
  @SuppressWarnings("unchecked")
  private <T> T get(Supported<T> key) {
    return (T) values.getOrDefault(key.name(), key.whenAbsent());
  }
}
