package io.unetlab.cli.option;

import java.util.List;

/** A converter that knows the words it accepts, for completion in shells. */
public interface Worded {

  List<String> words();
}
