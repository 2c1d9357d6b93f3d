package io.unetlab.ablations;

import io.unetlab.spec.source.ProblemCode;

/** The problems that reading a study reports; {@code docs/problems.md} lists them. */
public enum StudyCode implements ProblemCode {
  UNKNOWN_FACTOR("STUDY001", "The study has no factor of this name."),
  UNKNOWN_OPTION("STUDY002", "The factor has no option of this name."),
  UNKNOWN_METRIC("STUDY003", "There is no metric of this name."),
  DUPLICATE_NAME("STUDY004", "A name appears twice where names must be unique."),
  RESERVED_NAME("STUDY005", "The name is reserved in a study."),
  DESIGN_EMPTY("STUDY006", "The design asks for no variant."),
  BAD_LADDER_STEP("STUDY007", "A ladder step does not set exactly one factor to another option."),
  TOO_MANY_VARIANTS("STUDY008", "The design asks for more variants than a study may have."),
  BAD_CONSTRAINT("STUDY009", "The text is not a comparison of numbers."),
  BAD_QUANTITY("STUDY010", "The text is not a number, with or without a unit prefix."),
  NO_OBJECTIVE("STUDY011", "The selection does not say what to minimize or maximize."),
  UNSUPPORTED_METRIC("STUDY012", "Nothing in the study says what this quality metric is."),
  BAD_EVIDENCE("STUDY013", "The evidence does not state exactly one usable effect."),
  BAD_GIVEN("STUDY014", "The evidence's `given` refers to its own factor."),
  BAD_REFERENCE("STUDY015", "A reference needs a spec, or a name, a source and a number."),
  FILE_MISSING("STUDY016", "A file that the study names cannot be found."),
  COUNTED_QUALITY("STUDY017", "The metric is counted, so nothing can be stated as its quality."),
  BASE_OPTION_SETS("STUDY018", "A factor's first option, which is the base's, changes the base."),
  NO_CHANGE("STUDY019", "A warning: an option changes nothing; it is the base by another name."),
  MEASURED_RULE("STUDY020", "The rule depends on a metric that the study does not measure."),
  TARGET_PRECISION("STUDY021", "A target's runtime does not compute in the requested precision."),
  TRAINED_TABLE("STUDY022", "A file of trained networks is not a table of comma-separated values."),
  TRAINED_COLUMN("STUDY023", "A file of trained networks has an unknown column, or lacks one."),
  TRAINED_ROW("STUDY024", "A row does not identify a trained network or state its quality."),
  BAD_SCORE("STUDY025", "The selection's weights are invalid, or its methods conflict."),
  BAD_CONDITION("STUDY026", "An `only_if` can never have an effect, or is circular."),
  CONDITION_BROKEN("STUDY027", "The design makes a choice whose `only_if` does not hold."),
  BAD_DESIGN("STUDY028", "A part of the design cannot be generated as specified."),
  BAD_TARGET("STUDY029", "A target's name or file cannot be used, or it says two things at once."),
  UNKNOWN_TARGET("STUDY030", "A latency belongs to a target that the study does not have."),
  SAME_DEVICE("STUDY031", "Two targets are, or may be, the same device."),
  OVERWRITES("STUDY032", "A warning: a factor overwrites what an earlier factor's option sets."),
  OPTION_BREAKS_RULE("STUDY033", "A warning: an option alone on the base breaks a rule."),
  BAD_FACTOR("STUDY034", "A factor's options are unclear, or its values cannot be made."),
  EMPTY_SPACE("STUDY035", "No configuration satisfies the study's constraints."),
  BASE_OUTSIDE("STUDY036", "A warning: the base does not satisfy the study's constraints."),
  BAD_SEARCH("STUDY037", "A search cannot be made as specified."),
  BAD_TRAINING("STUDY038", "Trainings or scores cannot be made as specified, or come too late.");

  private final Entry entry;

  StudyCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
