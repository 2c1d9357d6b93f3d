package io.unetlab.spec.source;

/**
 * The stable name of a kind of problem, so that tests, documents and users can refer to it. Each
 * module lists its own in an enum.
 */
public interface ProblemCode {

  /**
   * What every code has.
   *
   * @param id for example {@code SPEC012}; never changes its meaning and is never reused
   * @param meaning one sentence that says what is wrong, for the table in the documentation
   */
  record Entry(String id, String meaning) {}

  Entry entry();

  default String id() {
    return entry().id();
  }

  default String meaning() {
    return entry().meaning();
  }
}
