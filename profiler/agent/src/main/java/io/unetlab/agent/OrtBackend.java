package io.unetlab.agent;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** ONNX Runtime, started on first use. */
final class OrtBackend implements Backend {

  private final Options options;

  OrtBackend(Options options) {
    this.options = options;
  }

  private static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "unetlab");
  }

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public String version() {
    return environment().getVersion();
  }

  @Override
  public List<String> available() {
    return Providers.available();
  }

  @Override
  public List<String> providers() {
    return Providers.complete(options.providers());
  }

  @Override
  public int threads() {
    return options.threads();
  }

  @Override
  public Network load() throws OrtException, IOException {
    File model = new File(options.model());
    if (!model.isFile()) {
      throw new IOException("there is no file " + model);
    }
    try (OrtSession.SessionOptions settings = settings()) {
      OrtEnvironment environment = environment();
      OrtSession session = environment.createSession(model.getPath(), settings);
      return new OrtNetwork(environment, session, model, new File(options.inputs()));
    }
  }

  private OrtSession.SessionOptions settings() throws OrtException {
    OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
    settings.setIntraOpNumThreads(options.threads());
    settings.setInterOpNumThreads(1);
    settings.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    Providers.add(providers(), options.threads(), settings);
    return settings;
  }
}
