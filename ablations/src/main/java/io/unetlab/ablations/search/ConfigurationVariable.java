package io.unetlab.ablations.search;

import java.util.Arrays;
import org.moeaframework.core.variable.AbstractVariable;
import org.moeaframework.core.variable.Variable;

/** A whole configuration as the only variable of MOEA Framework's solutions. */
final class ConfigurationVariable extends AbstractVariable {

  private static final long serialVersionUID = 1;

  private final int[] options;

  ConfigurationVariable(int[] options) {
    this.options = options;
  }

  /** Not to be changed. */
  int[] options() {
    return options;
  }

  @Override
  public Variable copy() {
    return this;
  }

  @Override
  public void randomize() {
    throw new UnsupportedOperationException("the first generation is given");
  }

  @Override
  public String encode() {
    return Arrays.toString(options);
  }

  @Override
  public void decode(String value) {
    throw new UnsupportedOperationException("configurations are never read");
  }

  @Override
  public String getDefinition() {
    return encode();
  }
}
