package io.unetlab.cli.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves a folder's files to this machine: WebGPU and modules need an origin. */
final class FileServer implements AutoCloseable {

  private final HttpServer server;

  private FileServer(HttpServer server) {
    this.server = server;
  }

  static FileServer of(Path folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, folder));
    server.start();
    return new FileServer(server);
  }

  private static void answer(HttpExchange exchange, Path folder) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    Path file = folder.resolve(name.isEmpty() ? "index.html" : name).normalize();
    try (exchange) {
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", type(file.toString()));
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  private static String type(String file) {
    if (file.endsWith(".js")) {
      return "text/javascript";
    }
    if (file.endsWith(".wasm")) {
      return "application/wasm";
    }
    return file.endsWith(".html") ? "text/html" : "application/octet-stream";
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
