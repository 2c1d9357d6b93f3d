package io.unetlab.builders.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the files of autoencoders differ from a decoder's or an encoder's network: a file usually has
 * both halves, and older ones have the names of the original code, Stable Diffusion's ({@code
 * decoder.up.3.block.0}) or TAESD's (bare numbers).
 */
final class AutoencoderNames {

  private static final String TAESD = ".layers.0.weight";
  private static final String KL = ".conv_in.weight";

  /** A text and what stands for it in diffusers; applied in this order. */
  private record Change(Pattern original, String ours) {

    Change(String original, String ours) {
      this(Pattern.compile(original), ours);
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          new Change("\\bmid\\.block_1\\.", "mid_block.resnets.0."),
          new Change("\\bmid\\.block_2\\.", "mid_block.resnets.1."),
          new Change("\\bmid\\.attn_1\\.norm\\.", "mid_block.attentions.0.group_norm."),
          new Change("\\bmid\\.attn_1\\.proj_out\\.", "mid_block.attentions.0.to_out.0."),
          new Change("\\bmid\\.attn_1\\.([qkv])\\.", "mid_block.attentions.0.to_$1."),
          new Change("\\bdown\\.(\\d{1,3})\\.block\\.", "down_blocks.$1.resnets."),
          new Change("\\bdown\\.(\\d{1,3})\\.downsample\\.", "down_blocks.$1.downsamplers.0."),
          new Change("\\bup_blocks\\.(\\d{1,3})\\.block\\.", "up_blocks.$1.resnets."),
          new Change("\\bup_blocks\\.(\\d{1,3})\\.upsample\\.", "up_blocks.$1.upsamplers.0."),
          new Change("\\bnin_shortcut\\.", "conv_shortcut."),
          new Change("\\bnorm_out\\.", "conv_norm_out."));

  private static final Pattern UP = Pattern.compile("decoder\\.up\\.(\\d{1,3})\\.(.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\.(.*)");

  private final String half;
  private final boolean taesd;

  private AutoencoderNames(String half, boolean taesd) {
    this.half = half;
    this.taesd = taesd;
  }

  /** Empty for networks of other kinds. */
  static Optional<AutoencoderNames> of(Set<String> network) {
    List<AutoencoderNames> found = new ArrayList<>();
    for (String half : List.of("decoder", "encoder")) {
      if (network.contains(half + KL) || network.contains(half + TAESD)) {
        found.add(new AutoencoderNames(half, network.contains(half + TAESD)));
      }
    }
    return found.stream().findFirst();
  }

  /** The half that the network is not. */
  String otherHalf() {
    return isDecoder() ? "encoder" : "decoder";
  }

  /** Whether a tensor belongs to the other half. */
  boolean isOfOtherHalf(String name) {
    List<String> other =
        half.equals("decoder")
            ? List.of("encoder.", "quant_conv.")
            : List.of("decoder.", "post_quant_conv.");
    return other.stream().anyMatch(name::startsWith);
  }

  /** Whether it is a weight that every such network has in the original code. */
  boolean isFirst(String name) {
    if (taesd) {
      return name.equals(isDecoder() ? "1.weight" : "0.weight");
    }
    return name.equals(
        isDecoder() ? "decoder.up.0.block.0.norm1.weight" : "encoder.down.0.block.0.norm1.weight");
  }

  /** The diffusers name of each name; a name of neither is kept. */
  Map<String, String> toDiffusers(Collection<String> names) {
    int levels =
        names.stream()
            .map(AutoencoderNames::up)
            .flatMap(Optional::stream)
            .mapToInt(it -> Integer.parseInt(it.group(1)) + 1)
            .max()
            .orElse(0);
    Map<String, String> renamed = new HashMap<>();
    names.forEach(name -> renamed.put(name, taesd ? numbered(name) : lettered(name, levels)));
    return renamed;
  }

  private static Optional<Matcher> up(String name) {
    Matcher up = UP.matcher(isShort(name) ? name : "");
    return up.matches() ? Optional.of(up) : Optional.empty();
  }

  // The original counts a decoder's levels from the highest resolution, diffusers from the lowest.
  private static String lettered(String name, int levels) {
    if (!isShort(name)) {
      return name;
    }
    String renamed =
        up(name)
            .map(
                it ->
                    "decoder.up_blocks."
                        + (levels - 1 - Integer.parseInt(it.group(1)))
                        + "."
                        + it.group(2))
            .orElse(name);
    for (Change change : CHANGES) {
      renamed = change.original().matcher(renamed).replaceFirst(change.ours());
    }
    return renamed;
  }

  // TAESD's decoder starts with a layer without weights that diffusers does not count.
  private String numbered(String name) {
    Matcher number = NUMBER.matcher(isShort(name) ? name : "");
    if (!number.matches()) {
      return name;
    }
    int layer = Integer.parseInt(number.group(1)) - (isDecoder() ? 1 : 0);
    return half + ".layers." + layer + "." + number.group(2);
  }

  private boolean isDecoder() {
    return half.equals("decoder");
  }

  private static boolean isShort(String name) {
    return name.length() <= NameReadings.LONGEST_NAME;
  }
}
