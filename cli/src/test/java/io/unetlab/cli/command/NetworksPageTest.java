package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --html} and {@code --markdown} of {@code compare} and {@code diff}. */
final class NetworksPageTest {

  @TempDir private Path folder;

  private Path page;
  private Path text;

  @BeforeEach
  void names() {
    page = folder.resolve("page.html");
    text = folder.resolve("page.md");
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void everyKindHasAPage(String kind) throws IOException {
    Path changed = Kinds.changed(kind, folder);
    compare(Kinds.file(kind), changed.toString());

    assertThat(page)
        .content()
        .contains("<h1>small, changed</h1>", "baseline small", "data-view=\"modules\"");
    assertThat(text).content().startsWith("# small, changed").contains("| change |");

    Path difference = folder.resolve("diff.html");
    Kinds.done(
        "diff", Kinds.file(kind), "--set", Kinds.change(kind), "--html", difference.toString());
    assertThat(difference).content().contains("small (2)", "small is changed by ");
  }

  @Test
  void allKindsAreOnOnePage() throws IOException {
    compare(Kinds.all().stream().map(Kinds::file).toArray(String[]::new));

    assertThat(text)
        .content()
        .contains("No block of small (4) corresponds to one of small", "unchanged", "of one run.")
        .contains("| unet |");
    assertThat(page).content().contains("small (" + Kinds.all().size() + ")");
  }

  @Test
  void theBaselineIsAName() throws IOException {
    Path changed = Kinds.changed("unet", folder);
    CommandRun run =
        CommandRun.of(
            "compare",
            Kinds.file("unet"),
            changed.toString(),
            "--baseline",
            "changed",
            "--markdown",
            text.toString());

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(text).content().contains("baseline changed", "Against changed, small changes");
    assertThat(run.out().indexOf("changed")).isLessThan(run.out().indexOf("small"));
    refused(
        "--baseline: there is no network chaned; did you mean `changed`?",
        "compare",
        Kinds.file("unet"),
        changed.toString(),
        "--baseline",
        "chaned");
  }

  @Test
  void aRecordBelongsToTheNetworkOfItsHashOrTheNamedOne() throws IOException {
    Path record =
        Files.writeString(
            folder.resolve("record.json"),
            """
            {"kind": "imported_latency", "latencies": [
              {"network": "a file", "statistic": "average", "ms": 4.5, "operations": [
                {"name": "conv_in/Conv", "type": "Conv", "ms": 1.5}]}]}
            """);
    Path changed = Kinds.changed("unet", folder);
    String[] networks = {Kinds.file("unet"), changed.toString()};
    compare(networks, "--latency", "small=" + record);
    assertThat(text).content().contains("Latency of one run", "| small |").contains("4.50");
    assertThat(page).content().contains("Latency in ms", "ms of a line, measured");

    compare(networks, "--latency", record.toString(), "--force");
    assertThat(text)
        .content()
        .contains("record.json does not say which network a file is")
        .doesNotContain("Latency of one run");
    refused(
        "--latency: there is no network smal; did you mean `small`?",
        "compare",
        networks[0],
        networks[1],
        "--markdown",
        folder.resolve("other.md").toString(),
        "--latency",
        "smal=" + record);
  }

  @Test
  void mistakesAreRefusedBeforeAnythingIsWritten() {
    String unet = Kinds.file("unet");
    List<String> eleven = new ArrayList<>(List.of("compare"));
    eleven.addAll(Collections.nCopies(11, unet));
    eleven.addAll(List.of("--html", page.toString()));
    refused("a page shows 2 to 10 networks, found 11", eleven.toArray(String[]::new));
    refused("2 to 10 networks, found 1", "compare", unet, "--html", page.toString());
    refused("--latency goes with --html", "compare", unet, unet, "--latency", "x.json");
    refused(
        "name the same file",
        "compare",
        unet,
        unet,
        "--html",
        page.toString(),
        "--markdown",
        page.toString());
    assertThat(page).doesNotExist();

    compare(unet, unet);
    refused("already exists; --force", "compare", unet, unet, "--html", page.toString());
  }

  private void compare(String... networks) {
    compare(networks, new String[0]);
  }

  private void compare(String[] networks, String... options) {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(networks));
    words.addAll(List.of("--html", page.toString(), "--markdown", text.toString()));
    words.addAll(List.of(options));
    Kinds.done(words.toArray(String[]::new));
  }

  private static void refused(String message, String... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message);
  }
}
