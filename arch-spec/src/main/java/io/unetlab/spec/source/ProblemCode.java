package io.unetlab.spec.source;

/** The stable name of a kind of problem, so that tests, documents and users can speak of it. */
public interface ProblemCode {

  /** For example {@code SPEC012}; never changes its meaning, never used again. */
  String id();

  /** One sentence that says what is wrong, for the table in the documentation. */
  String meaning();
}
