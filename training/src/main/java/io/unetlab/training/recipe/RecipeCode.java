package io.unetlab.training.recipe;

import io.unetlab.spec.source.ProblemCode;

/** The problems that reading a recipe reports; {@code docs/problems.md} lists them. */
public enum RecipeCode implements ProblemCode {
  ONE_FORM("RECIPE001", "A value has none, or several, of the keys of which it has exactly one."),
  BAD_SHARE("RECIPE002", "The text is not a share such as 10 % or 0.1."),
  BAD_SEEDS("RECIPE003", "The seeds are not a number of seeds or a list of different ones."),
  FILE_MISSING(
      "RECIPE004",
      "A file that the recipe names does not exist; a warning unless the recipe is to be used."),
  LENGTH("RECIPE005", "The training's length is not exactly one of `steps` and `minutes`."),
  RATE("RECIPE006", "The learning rate does not fit the training's length or its own decay."),
  NOISE("RECIPE007", "A setting of the noise schedule is not read with the schedule or target."),
  NO_TEXT("RECIPE008", "Something needs captions that the network does not read."),
  NO_EMPTY_CAPTION("RECIPE009", "Something needs a network that was trained without captions too."),
  MEASURE_NEEDS("RECIPE010", "A measure needs data, a decoder or a file that the recipe lacks."),
  UNUSED("RECIPE011", "A file or a value is named that nothing in the recipe reads."),
  SAMPLER("RECIPE012", "The sampler has a setting that it does not read, or too many steps."),
  SHUFFLE("RECIPE013", "The shuffle's factor does not divide the size of the pictures."),
  HELD_OUT("RECIPE014", "A measure needs held-out pictures, and none are held out."),
  TIMESTEPS("RECIPE015", "More noise levels or times are asked for than there are timesteps."),
  FEWER_THAN_BATCH("RECIPE016", "The pictures to train on are fewer than a batch."),
  REPEATED("RECIPE017", "A measure is listed twice."),
  ONE_STEP("RECIPE018", "One-step finetuning does not support what the network predicts."),
  DISTILLATION(
      "RECIPE019",
      "Step distillation does not fit the timesteps, the loss's weights or what the network"
          + " predicts.");

  private final Entry entry;

  RecipeCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
