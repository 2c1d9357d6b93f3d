package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How BK-SDM's students start from their teacher (its training code's copy_weight_from_teacher;
 * arXiv 2305.15798). A student leaves out the second of three residual blocks on the way up, with
 * its transformer, so its second is the teacher's third; the tiny one also leaves out the lowest
 * level, so its way up starts one level higher. Everything else is taken by name.
 */
final class BkSdm {

  /** In place of patterns, in {@code --map}. */
  static final String NAME = "bk-sdm";

  private static final Pattern RESNET = Pattern.compile("up_blocks\\.(\\d)\\.resnets\\.(\\d)\\..+");
  private static final SourceLocation LOCATION = new Source("--map", NAME).at(1, 1);

  private BkSdm() {}

  /** The maps for a student; adds a problem if the two networks are not built like this. */
  static List<NameMap> maps(Graph student, WeightStore teacher, Problems problems) {
    Set<String> names = student.weights().map(Weight::name).collect(Collectors.toSet());
    int levels = levels(names);
    int higher = levels(teacher.tensors().keySet()) - levels;
    boolean fits = higher >= 0 && levels > 0;
    for (int i = 0; i < levels; i++) {
      fits &= resnets(names, i) == 2 && resnets(teacher.tensors().keySet(), i + higher) == 3;
    }
    if (!fits) {
      problems.error(
          WeightCode.BAD_MAP,
          LOCATION,
          "",
          "`bk-sdm` starts a network with two residual blocks on every level's way up from one with"
              + " three, and as many levels or more; these two networks do not have this form",
          "give the maps with --map NETWORK=CHECKPOINT");
      return List.of();
    }
    return maps(names, levels, higher);
  }

  private static List<NameMap> maps(Set<String> names, int levels, int higher) {
    List<NameMap> maps = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      String own = "up_blocks." + i;
      String from = "up_blocks." + (i + higher);
      for (String kind : List.of(".resnets.", ".attentions.")) {
        maps.add(new NameMap(own + kind + 0, from + kind + 0, LOCATION));
        maps.add(new NameMap(own + kind + 1, from + kind + 2, LOCATION));
      }
      maps.add(new NameMap(own + ".upsamplers", from + ".upsamplers", LOCATION));
    }
    maps.removeIf(
        map ->
            map.network().equals(map.checkpoint())
                || names.stream().allMatch(name -> map.apply(name).isEmpty()));
    return maps;
  }

  private static int levels(Collection<String> names) {
    return 1 + most(names, "\\d", 1).orElse(-1);
  }

  private static int resnets(Collection<String> names, int level) {
    return 1 + most(names, String.valueOf(level), 2).orElse(-1);
  }

  private static OptionalInt most(Collection<String> names, String level, int group) {
    return names.stream()
        .map(RESNET::matcher)
        .filter(Matcher::matches)
        .filter(it -> it.group(1).matches(level))
        .mapToInt(it -> Integer.parseInt(it.group(group)))
        .max();
  }
}
