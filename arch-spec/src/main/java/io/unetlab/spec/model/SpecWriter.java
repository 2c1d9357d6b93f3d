package io.unetlab.spec.model;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.YamlText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The canonical YAML of a UNet: a network has exactly one, however its file was written.
 *
 * <p>The defaults at the top are, for each setting, the most common value (on a tie the first one),
 * and a level, its way up or the middle states only what differs. Settings without effect are left
 * out: the transformer of a block that has none, a shared projection of an attention that is
 * absent, a text that nothing attends to, resampling with a single level. Heads are written by
 * count or by width, whichever needs fewer exceptions.
 */
final class SpecWriter {

  private final UNetSpec spec;
  private final Defaults defaults;

  private SpecWriter(UNetSpec spec) {
    this.spec = spec;
    defaults = new Defaults(spec);
  }

  static String write(UNetSpec spec) {
    Map<String, Object> document = NetworkYaml.head(spec);
    document.putAll(new SpecWriter(spec).network());
    return YamlText.document(document);
  }

  private Map<String, Object> network() {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SpecParser.LATENT, latent());
    boolean reads = spec.attendsToText();
    put(
        map,
        ConditionParser.TEXT,
        spec.text().filter(text -> reads).<Object>map(SpecWriter::text).orElse("none"));
    put(map, SpecParser.GROUPS, number(spec.groups()));
    if (spec.norm().eps() != NormSpec.EPS) {
      put(map, SpecParser.NORM_EPS, YamlText.number(spec.norm().eps()));
    }
    defaults.resnet().forEach(setting -> sayDefault(map, setting));
    if (spec.levels().size() > 1) {
      put(map, SpecParser.RESAMPLE, resample(spec.resample()));
    }
    defaults.transformer().forEach(setting -> sayDefault(map, setting));
    put(map, SpecParser.LEVELS, spec.levels().stream().map(this::level).toList());
    put(map, SpecParser.MIDDLE, spec.middle().<Object>map(this::middle).orElse("none"));
    if (!spec.time().equals(TimeSpec.DEFAULT)) {
      put(map, ConditionParser.TIME, time(spec.time()));
    }
    spec.classes().ifPresent(classes -> put(map, ConditionParser.CLASSES, classes(classes)));
    spec.extra().ifPresent(extra -> put(map, ConditionParser.EXTRA, extra(extra)));
    return map;
  }

  private Map<String, Object> latent() {
    LatentSpec latent = spec.latent();
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SpecParser.LATENT_CHANNELS, number(latent.channels()));
    if (latent.inChannels() != latent.channels()) {
      put(map, SpecParser.LATENT_IN_CHANNELS, number(latent.inChannels()));
    }
    put(map, SpecParser.LATENT_SIZE, NetworkYaml.size(latent.height(), latent.width()));
    if (latent.batch() > 1) {
      put(map, SpecParser.BATCH, number(latent.batch()));
    }
    return map;
  }

  private static Map<String, Object> text(TextSpec text) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, ConditionParser.TOKENS, number(text.tokens()));
    put(map, ConditionParser.TEXT_WIDTH, number(text.width()));
    text.encoderHidDim().ifPresent(dim -> put(map, ConditionParser.ENCODER_HID_DIM, number(dim)));
    if (text.encoderHidDim().isPresent() && text.projection() != TextProjection.TEXT_PROJ) {
      put(map, ConditionParser.ENCODER_HID_DIM_TYPE, ChoiceType.word(text.projection()));
    }
    return map;
  }

  private static Map<String, Object> resample(ResampleSpec resample) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, ResnetParser.CONV, ChoiceType.word(resample.conv()));
    if (resample.downsamplePadding() != ResampleSpec.DEFAULT.downsamplePadding()) {
      put(map, SpecParser.DOWNSAMPLE_PADDING, number(resample.downsamplePadding()));
    }
    return map;
  }

  private static Map<String, Object> time(TimeSpec time) {
    Map<String, Object> map = new LinkedHashMap<>();
    time.condProjDim().ifPresent(dim -> put(map, ConditionParser.TIME_COND_PROJ_DIM, number(dim)));
    if (time.flipSinToCos() != TimeSpec.DEFAULT.flipSinToCos()) {
      put(map, ConditionParser.FLIP_SIN_TO_COS, Boolean.toString(time.flipSinToCos()));
    }
    if (time.freqShift() != TimeSpec.DEFAULT.freqShift()) {
      put(map, ConditionParser.FREQ_SHIFT, number(time.freqShift()));
    }
    return map;
  }

  private static Map<String, Object> classes(ClassEmbedding classes) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, ConditionParser.CLASS_EMBED_TYPE, ChoiceType.word(classes.type()));
    classes.count().ifPresent(count -> put(map, ConditionParser.NUM_CLASS_EMBEDS, number(count)));
    classes.inputDim().ifPresent(dim -> put(map, ConditionParser.CLASS_INPUT_DIM, number(dim)));
    if (classes.concat()) {
      put(map, ConditionParser.CLASS_CONCAT, "true");
    }
    return map;
  }

  private static Map<String, Object> extra(ExtraSpec extra) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (extra instanceof TextTimeSpec textTime) {
      put(map, ConditionParser.EXTRA_KIND, ConditionParser.TEXT_TIME);
      put(map, ConditionParser.POOLED_WIDTH, number(textTime.pooledWidth()));
    } else {
      put(map, ConditionParser.EXTRA_KIND, ConditionParser.TIME_IDS);
    }
    put(map, ConditionParser.IDS, number(extra.ids()));
    put(map, ConditionParser.ID_WIDTH, number(extra.idWidth()));
    return map;
  }

  private Map<String, Object> level(LevelSpec level) {
    BlockSpec down = level.down();
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SpecParser.CHANNELS, number(level.channels()));
    put(map, SpecParser.LEVEL_RESNETS, number(down.resnets()));
    if (down.hasTransformers()) {
      put(map, SpecParser.TRANSFORMERS, depths(down.transformers()));
    }
    Map<Setting, String> inherited = defaults.values();
    sayExceptions(map, new Side(down, level.channels()), inherited);
    Map<String, Object> up = up(level, inherited);
    if (!up.isEmpty()) {
      put(map, SpecParser.UP, up);
    }
    return map;
  }

  private Map<String, Object> up(LevelSpec level, Map<Setting, String> inherited) {
    BlockSpec down = level.down();
    BlockSpec up = level.up();
    Map<String, Object> map = new LinkedHashMap<>();
    if (up.resnets() != down.resnets() + 1) {
      put(map, SpecParser.UP_RESNETS, number(up.resnets()));
    }
    if (!up.transformers().equals(mirrored(down, up.resnets()))) {
      put(map, SpecParser.TRANSFORMERS, depths(up.transformers()));
    }
    sayExceptions(map, new Side(up, level.channels()), inherited);
    return map;
  }

  // One depth applies to every residual block, however many; a list is inherited unchanged.
  private static List<Integer> mirrored(BlockSpec down, int resnets) {
    return isUniform(down.transformers())
        ? Collections.nCopies(resnets, down.transformers().get(0))
        : down.transformers();
  }

  private Map<String, Object> middle(BlockSpec middle) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, SpecParser.MIDDLE_RESNETS, number(middle.resnets()));
    if (middle.hasTransformers()) {
      put(map, SpecParser.TRANSFORMERS, depths(middle.transformers()));
    }
    sayExceptions(map, Side.middle(spec, middle), defaults.values());
    return map;
  }

  private static Object depths(List<Integer> depths) {
    return isUniform(depths)
        ? number(depths.get(0))
        : depths.stream().map(SpecWriter::number).toList();
  }

  private static boolean isUniform(List<Integer> depths) {
    return new TreeSet<>(depths).size() == 1;
  }

  private void sayDefault(Map<String, Object> map, Setting setting) {
    String value = defaults.values().get(setting);
    if (value != null && !value.equals(setting.implied())) {
      say(map, setting.keys(), value);
    }
  }

  private void sayExceptions(Map<String, Object> map, Side side, Map<Setting, String> inherited) {
    Stream.concat(defaults.resnet().stream(), defaults.transformer().stream())
        .filter(setting -> setting.isException(side, inherited.getOrDefault(setting, "")))
        .forEach(
            setting -> {
              String value = setting.value().apply(side);
              say(map, setting.keys(), value);
              inherited.put(setting, value);
            });
  }

  // Nested keys: missing maps are created along the way.
  @SuppressWarnings("unchecked")
  private static void say(Map<String, Object> map, List<Key<?>> keys, String value) {
    Map<String, Object> at = map;
    for (Key<?> key : keys.subList(0, keys.size() - 1)) {
      at =
          (Map<String, Object>)
              at.computeIfAbsent(key.name(), name -> new LinkedHashMap<String, Object>());
    }
    put(at, keys.get(keys.size() - 1), value);
  }

  private static void put(Map<String, Object> map, Key<?> key, Object value) {
    map.put(key.name(), value);
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
