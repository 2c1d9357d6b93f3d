package io.unetlab.cluster.worker;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;

/**
 * The program in one of Spark's processes. It has a class loader of its own, which sees Java and
 * the program's jars and nothing of Spark: the two need different versions of the same libraries.
 */
public final class WorkerProgram {

  /** Before the name of a file that Spark sends. */
  public static final String SENT = "sent:";

  // One for each process: a native library can be loaded by one class loader only.
  private static @Nullable WorkerProgram loaded;

  private final List<String> jars;
  private final ClassLoader loader;
  private final BiFunction<Map<String, Object>, String, String> jobs;

  private final Map<String, HadoopFolder> folders = new HashMap<>();

  private WorkerProgram(List<String> jars) {
    this.jars = jars;
    this.loader = jars.isEmpty() ? WorkerProgram.class.getClassLoader() : apart(jars);
    this.jobs = jobs(loader);
  }

  /**
   * The program in this process.
   *
   * @param jars paths, or names of files after {@link #SENT}; none if this process is the program
   */
  static synchronized WorkerProgram of(List<String> jars) {
    WorkerProgram program = loaded;
    if (program == null) {
      program = new WorkerProgram(jars);
      loaded = program;
    } else if (!program.jars.equals(jars)) {
      throw new IllegalStateException("this process has another program: " + program.jars);
    }
    return program;
  }

  /** The written {@link Answer} for a part of a job. */
  String run(JobWords job, String part) {
    Map<String, Object> words = words(job);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // which libraries ask for their resources
    try {
      return jobs.apply(words, part);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private synchronized Map<String, Object> words(JobWords job) {
    Map<String, Object> words = new HashMap<>();
    words.put(JobParts.RUN, job.run());
    words.put(JobParts.JOB, job.job());
    words.put(JobParts.SENT, new File(SparkFiles.getRootDirectory()).getAbsolutePath());
    if (HadoopFolder.isUrl(job.shared())) {
      words.put(JobParts.FOLDER, folders.computeIfAbsent(job.shared(), HadoopFolder::at));
    } else if (!job.shared().isEmpty()) {
      words.put(JobParts.DIRECTORY, job.shared());
    }
    return words;
  }

  @SuppressWarnings("unchecked") // as JobParts declares
  private static BiFunction<Map<String, Object>, String, String> jobs(ClassLoader loader) {
    String name = WorkerProgram.class.getPackageName() + ".JobParts";
    try {
      return Class.forName(name, true, loader)
          .asSubclass(BiFunction.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the program cannot be loaded: " + e, e);
    }
  }

  // Never closed: it lives as long as the process. Its URLs are the class path of child processes.
  private static ClassLoader apart(List<String> jars) {
    try {
      List<URL> urls = new ArrayList<>();
      urls.add(WorkerProgram.class.getProtectionDomain().getCodeSource().getLocation());
      for (String jar : jars) {
        String path = jar.startsWith(SENT) ? SparkFiles.get(jar.substring(SENT.length())) : jar;
        urls.add(new File(path).getAbsoluteFile().toURI().toURL());
      }
      return new URLClassLoader(
          "unetlab", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
