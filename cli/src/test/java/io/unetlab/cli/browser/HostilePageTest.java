package io.unetlab.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and titles that a browser would run are shown as text. */
@InBrowser
final class HostilePageTest {

  private static final String BASE =
      """
      kind: unet
      name: "</script><script>alert(1)</script>"
      latent: {channels: 4, size: 16}
      text: none
      groups: 8
      levels: [{channels: 16, resnets: 1}]
      middle: none
      """;

  private static final String STUDY =
      """
      kind: study
      name: "<script>alert(1)</script>"
      title: "</title><img src=x onerror=alert(2)>"
      base: base.yaml
      quality:
        - {metric: fid, value: 20, kind: assumed, firmness: low, source: "<script>alert(3)</script>"}
      factors:
        - name: "<svg onload=alert(4)>"
          title: "</script><script>alert(5)</script>"
          options:
            - {name: "<b>a</b>", title: "<!--<script>"}
            - {name: "<i>b</i>", title: "\\" onfocus=alert(6) x=\\"", set: {groups: 4}}
            - {name: "c", title: "</textarea>", set: {"levels[0].channels": 32}}
      design: {factorial: all}
      metrics: [params, macs, fid]
      select: {minimize: macs, unknown: allow}
      """;

  @TempDir private Path folder;

  @Test
  void markupInNamesIsText(Chromium chromium) throws IOException {
    Path study = Files.createDirectory(folder.resolve("hostile")).resolve("study.yaml");
    Files.writeString(study.resolveSibling("base.yaml"), BASE);
    Files.writeString(study, STUDY);
    try (OpenPage open = OpenPage.of(chromium, StudyReports.of(study), Screen.DESKTOP)) {
      assertThat(open.page().title()).isEqualTo("</title><img src=x onerror=alert(2)>");
      open.page().locator(".plot").focus();
      open.page().keyboard().press("ArrowRight");
      open.page().keyboard().press("Enter");
      assertThat(open.page().locator("main").innerText())
          .contains("<b>a</b>", "<svg onload=alert(4)>");
      assertThat(open.page().locator("img, b, i").count()).isZero();
      assertThat(Axe.violations(open)).isEmpty();
    }
  }
}
