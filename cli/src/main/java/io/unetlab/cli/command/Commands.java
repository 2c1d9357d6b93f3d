package io.unetlab.cli.command;

import io.unetlab.cli.output.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that need to know the terminal are given it. */
public final class Commands implements IFactory {

  private final Terminal terminal;
  private final IFactory others = CommandLine.defaultFactory();

  public Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Terminal.class) {
        return type.cast(constructor.newInstance(terminal));
      }
    }
    return others.create(type);
  }
}
