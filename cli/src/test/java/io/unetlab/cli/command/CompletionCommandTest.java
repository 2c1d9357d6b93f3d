package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts run in the shells themselves; a shell that is not installed is skipped. */
class CompletionCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "sh, show",
    "list m, models metrics",
    "show sd2, sd21_base",
    "compare sd15 mobilediffusion_decoder_, mobilediffusion_decoder_light",
    "new text, text_encoder",
    "show sd15 --by r, role",
    "show sd15 --dep, --depth",
    "bench sd15 --runtime o, onnxruntime",
    "forward sd15 --runtime l, litert",
    "run --protocol q, quick",
    "export o, onnx",
    "init sd15 --precision bf, bfloat16",
    "show --set show bk_sdm_s, bk_sdm_small",
    "run stud, study.yaml",
    "completion f, fish"
  })
  void eachShellCompletes(String line, String words) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("study.yaml"), "");
    List<String> expected = List.of(words.split(" "));

    assertThat(bash(line)).containsExactlyInAnyOrderElementsOf(expected);
    if (installed("fish")) {
      assertThat(fish(line)).containsExactlyInAnyOrderElementsOf(expected);
    }
    if (installed("zsh")) {
      assertThat(zsh(line))
          .containsAll(expected.contains("study.yaml") ? List.of("@files") : expected);
    }
  }

  /** Keys typed in a terminal, since completion itself needs one in zsh. */
  @Test
  @Timeout(60)
  void zshCompletesInATerminal() throws IOException, InterruptedException {
    Assumptions.assumeTrue(installed("zsh"), "zsh is not installed");
    Path completion =
        Files.writeString(folder.resolve("unetlab.sh"), CommandRun.of("completion", "zsh").out());
    String script =
        """
        zmodload zsh/zpty
        zpty terminal TERM=dumb zsh -f -i
        zpty -w terminal "PS1='READY>'; autoload -Uz compinit; compinit -u -D; source %s"
        zpty -r terminal said '*READY>*READY>*'
        zpty -w -n terminal $'unetlab show sd15 --by ro\tEND'
        zpty -r terminal said '*END*'
        print -r -- $said
        zpty -d terminal
        """
            .formatted(completion);

    assertThat(String.join("", run("zsh", script)).replaceAll("\\p{Cntrl}", ""))
        .containsPattern("unetlab show sd15 --by role +END");
  }

  private List<String> bash(String line) throws IOException, InterruptedException {
    Assumptions.assumeTrue(installed("bash"), "bash is not installed");
    String script =
        CommandRun.of("completion").out()
            + "COMP_WORDS=(unetlab "
            + line
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _unetlab; printf '%s\\n"
            + "' \"${COMPREPLY[@]}\"";
    return run("bash", script);
  }

  // Completion itself needs a terminal there; this is what it calls.
  private List<String> zsh(String line) throws IOException, InterruptedException {
    String script =
        "compdef() { : }\n"
            + CommandRun.of("completion", "zsh").out()
            + "w=("
            + line
            + "); print -l -- ${=$(_unetlab_candidates \"${w[-1]}\" \"${(@)w[1,-2]}\")}";
    return run("zsh", script);
  }

  private List<String> fish(String line) throws IOException, InterruptedException {
    String script =
        CommandRun.of("completion", "fish").out() + "complete -C 'unetlab " + line + "'";
    return run("fish", script).stream().map(it -> it.split("\t")[0]).toList();
  }

  private List<String> run(String shell, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(shell, ".script"), script);
    Path errors = Files.createTempFile(shell, ".err");
    Process process =
        new ProcessBuilder(shell, file.toString())
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(Files.readString(errors)).isEmpty();
    Files.delete(file);
    Files.delete(errors);
    return out.lines().toList();
  }

  private static boolean installed(String shell) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(it -> Files.isExecutable(Path.of(it, shell)));
  }
}
