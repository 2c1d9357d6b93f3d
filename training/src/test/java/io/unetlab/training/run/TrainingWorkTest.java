package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.spec.SpecLoader;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings on the made set, in this process. */
@Tag("slow")
final class TrainingWorkTest {

  @TempDir private Path folder;

  /** An untrained network has a loss of about 0.9; one that reads no captions gets to 0.31. */
  @Test
  void aNetworkLearnsTheMadeSetAndReadsItsCaptions() {
    TrainingReport reads = train("small", 300);
    TrainingReport blind = train("small_blind", 300);

    assertThat(reads.losses()).hasSize(300);
    assertThat(reads.losses().get(0)).isGreaterThan(0.8f);
    assertThat(reads.loss()).isLessThan(0.3).isLessThan(blind.loss() - 0.01);
    assertThat(reads.cpuSeconds()).isPositive();
  }

  /** What a user or a study asks for again is read, not computed. */
  @Test
  void aFinishedTrainingIsReadFromItsDirectory() {
    TrainingReport once = train("small", 2);
    assertThat(train("small", 2)).isEqualTo(once);
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train("small", 3))
        .withMessage(folder.resolve("small") + " holds a training with another recipe");
  }

  /** A teacher of another width: only its output and the stages of one shape are learned from. */
  @Test
  void aStudentOfATeacherIsAnotherTraining() {
    TrainingReport teacher = train("small", 2);
    TrainingJob alone = job("small_blind", 2);
    Teacher other = Teacher.of(job("small", 2).spec(), folder.resolve("small"));
    TrainingReport student = TrainingWork.of(alone.withTeacher(other), event -> {});

    assertThat(teacher.identity().objective()).isEmpty();
    assertThat(student.identity().objective()).isNotEmpty();
    assertThat(student.losses().get(0)).isGreaterThan(teacher.losses().get(0));
    assertThat(alone.conflicts()).containsExactly("another teacher");
  }

  private TrainingReport train(String network, int steps) {
    return TrainingWork.of(job(network, steps), event -> {});
  }

  private TrainingJob job(String network, int steps) {
    Recipe recipe = Recipe.shapes();
    recipe = recipe.withTraining(recipe.training().withLength(new Length.Steps(steps)));
    return TrainingJob.of(
        SpecLoader.load(Path.of("src/test/resources/networks/" + network + ".yaml")),
        recipe,
        1,
        Optional.empty(),
        folder.resolve(network),
        "unetlab test");
  }
}
