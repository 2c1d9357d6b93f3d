package io.unetlab.ablations;

import io.unetlab.spec.source.ProblemCode;

/** The problems that reading a study reports; {@code docs/problems.md} lists them. */
public enum StudyCode implements ProblemCode {
  UNKNOWN_FACTOR("STUDY001", "The study has no factor of this name."),
  UNKNOWN_OPTION("STUDY002", "The factor has no option of this name."),
  UNKNOWN_METRIC("STUDY003", "There is no metric of this name."),
  DUPLICATE_NAME("STUDY004", "A name stands twice where names have to differ."),
  RESERVED_NAME("STUDY005", "The name has a meaning of its own in a study."),
  DESIGN_EMPTY("STUDY006", "The design asks for no variant."),
  BAD_LADDER_STEP("STUDY007", "A ladder step does not set exactly one factor to another option."),
  TOO_MANY_VARIANTS("STUDY008", "The design asks for more variants than a study may have."),
  BAD_CONSTRAINT("STUDY009", "The text is not a comparison with a number."),
  BAD_QUANTITY("STUDY010", "The text is not a number, with or without a unit prefix."),
  NO_OBJECTIVE("STUDY011", "The selection does not say what to minimize or maximize."),
  UNSUPPORTED_METRIC("STUDY012", "Nothing in the study says what this quality metric is."),
  BAD_EVIDENCE("STUDY013", "The evidence does not say one effect that can be used."),
  BAD_GIVEN("STUDY014", "The evidence's `given` is about its own factor."),
  BAD_REFERENCE("STUDY015", "A reference needs a spec, or a name, a source and a number."),
  FILE_MISSING("STUDY016", "A file that the study names cannot be found."),
  COUNTED_QUALITY("STUDY017", "The metric is counted, so nothing can be stated as its quality."),
  BASE_OPTION_SETS("STUDY018", "A factor's first option, which is how the base is, changes it."),
  NO_CHANGE("STUDY019", "A warning: an option changes nothing, so it is the base under a name."),
  MEASURED_RULE("STUDY020", "The rule rests on a metric that the study does not ask to measure."),
  TARGET_PRECISION("STUDY021", "A target's runtime does not compute in the precision asked for."),
  TRAINED_TABLE("STUDY022", "A file of trained networks is not a table of comma-separated values."),
  TRAINED_COLUMN("STUDY023", "A file of trained networks has a column too many, or lacks one."),
  TRAINED_ROW("STUDY024", "A row does not say how good which trained network is."),
  BAD_SCORE("STUDY025", "The selection's weights or its ways to choose do not fit together."),
  BAD_CONDITION("STUDY026", "An `only_if` can never say anything, or needs itself in a circle."),
  CONDITION_BROKEN("STUDY027", "The design makes a choice without what its `only_if` needs."),
  BAD_DESIGN("STUDY028", "A part of the design cannot be laid out as it is asked for."),
  BAD_TARGET("STUDY029", "A target's name or file cannot be used, or it says two things at once."),
  UNKNOWN_TARGET("STUDY030", "A latency is of a target that the study does not have."),
  SAME_DEVICE("STUDY031", "Two targets are, or may be, the same device.");

  private final Entry entry;

  StudyCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
