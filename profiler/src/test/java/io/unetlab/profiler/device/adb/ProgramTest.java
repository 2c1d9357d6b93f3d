package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.AgentCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramTest {

  private static final String FOLDER = "/data/local/tmp/unetlab/store/00-agent.jar";

  private static final AgentCall CALL =
      new AgentCall(
          List.of(), List.of("--model", "/d/it's a model", "$HOME"), Optional.of("f0"), 9);

  @Test
  void theAgentIsStartedInAndroidsVirtualMachine() {
    AgentProgram agent =
        new AgentProgram(
            List.of(Path.of("a/agent.jar"), Path.of("b/runtime.jar")),
            List.of(Path.of("c/libonnxruntime.so")));
    assertThat(agent.command(FOLDER, CALL))
        .isEqualTo(
            "export LD_LIBRARY_PATH="
                + FOLDER
                + " CLASSPATH="
                + FOLDER
                + "/agent.jar:"
                + FOLDER
                + "/runtime.jar\nexec taskset f0 app_process -Djava.library.path="
                + FOLDER
                + " / io.unetlab.agent.AgentMain --model '/d/it'\\''s a model' '$HOME'");
    assertThat(agent.files())
        .containsExactly(
            Path.of("a/agent.jar"), Path.of("b/runtime.jar"), Path.of("c/libonnxruntime.so"));
  }

  @Test
  void emptyAndStrangeWordsAreQuoted() {
    assertThat(Quoting.words(List.of("", "a;b", "-x=1,2", "ü"))).isEqualTo("'' 'a;b' -x=1,2 'ü'");
  }
}
