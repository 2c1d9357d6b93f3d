package io.unetlab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Studies of small networks, for tests of what is done with results. */
final class SmallStudy {

  private static final String BASE =
      """
      kind: unet
      name: base
      latent: {channels: 4, size: 32}
      text: {tokens: 8, width: 32}
      transformer: {heads: 4}
      levels:
        - {channels: 64, resnets: 1}
        - {channels: 64, resnets: 1, transformers: 1}
      middle: {resnets: 1}
      """;

  private SmallStudy() {}

  /** Four variants with a guess of their FID. */
  static Path write(Path folder) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        kind: study
        name: small
        base: base.yaml
        quality:
          - {metric: fid, value: 20, kind: assumed, firmness: low, source: "this test"}
        factors:
          - name: ratio
            options:
              - {name: four}
              - name: three
                set: {transformer.feed_forward.ratio: 3}
                evidence:
                  - {metric: fid, value: 21, baseline: 20, kind: assumed, firmness: low, source: "this test"}
          - name: conv
            options:
              - {name: full}
              - name: separable
                set: {resnet.conv: separable}
                evidence:
                  - {metric: fid, value: 23, baseline: 20, kind: assumed, firmness: low, source: "this test"}
        design: {factorial: all}
        metrics: [params, macs, fid]
        select: {minimize: macs, where: {fid: "<= 21"}}
        """);
  }

  /** The widths of two levels in all combinations: each a network of its own. */
  static Path writeBig(Path folder, int widths) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
    String factors =
        IntStream.range(0, 2).mapToObj(it -> widthsOf(it, widths)).collect(Collectors.joining());
    return Files.writeString(
        folder.resolve("big.yaml"),
        """
        kind: study
        name: big
        base: base.yaml
        factors:
        %sdesign: {factorial: all}
        metrics: [params, macs]
        select: {minimize: macs, where: {params: ">= 3M"}}
        """
            .formatted(factors));
  }

  private static String widthsOf(int level, int widths) {
    return IntStream.range(1, widths)
        .mapToObj(
            it ->
                "      - {name: w%d, set: {'levels[%d].channels': %d}}\n"
                    .formatted(it, level, 64 + 32 * it))
        .collect(
            Collectors.joining(
                "",
                "  - name: width%d\n    options:\n      - {name: base}\n".formatted(level),
                ""));
  }
}
