package io.unetlab.cli;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.ProblemPrinter;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files and says everything that is wrong with them. */
@Command(name = "validate", description = "Check networks and studies; report every problem.")
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
  private List<Path> files;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int code = ExitCode.DONE;
    for (Path file : files) {
      try {
        spec.commandLine().getOut().println(file + ": " + sound(file));
      } catch (SpecException e) {
        spec.commandLine().getErr().print(new ProblemPrinter(terminal.colour()).print(e));
        code = ExitCode.USER_INPUT;
      }
    }
    return code;
  }

  /** What a file is; throws with everything that is wrong with it. */
  private static String sound(Path file) {
    return isStudy(file)
        ? "a sound study, " + StudyLoader.load(file).name()
        : "a sound network, " + SpecLoader.load(file).name();
  }

  // A file that cannot be read at all is left to the network's loader, which says why.
  private static boolean isStudy(Path file) {
    return YamlReader.read(file, new Problems()).filter(StudyLoader::isStudy).isPresent();
  }
}
