package io.flashsale.web;

import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.OpenApi;
import io.flashsale.web.contract.Operation;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/openapi.json}, the contract of all routes, and {@code /api/docs}, to read it. */
final class ContractRoutes {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>FlashSale API</title>
          <link rel="icon" type="image/svg+xml" href="/favicon.svg">
          <link rel="stylesheet" href="/api/docs/swagger-ui.css">
        </head>
        <body>
          <main id="contract"></main>
          <script src="/api/docs/swagger-ui-bundle.js"></script>
          <script src="/api/docs/start.js"></script>
        </body>
      </html>
      """;

  private static final String START =
      """
      SwaggerUIBundle({
        url: '/api/openapi.json',
        dom_id: '#contract',
        deepLinking: true,
        docExpansion: 'list',
        defaultModelsExpandDepth: 0,
        validatorUrl: null,
      });
      """;

  private static final Map<String, String> FILES =
      Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript");

  private final Supplier<List<Endpoint>> endpoints;
  private @Nullable ObjectNode document;

  /**
   * @param endpoints all that are registered when the contract is first asked for
   */
  ContractRoutes(Supplier<List<Endpoint>> endpoints) {
    this.endpoints = endpoints;
  }

  void register(Api api) {
    api.get(
        "/api/openapi.json",
        Operation.of("This contract").answersAs(200, "application/json", "an OpenAPI 3.1 document"),
        ctx -> ctx.contentType(ContentType.APPLICATION_JSON).result(document().toString()));
    api.get(
        "/api/docs",
        Operation.of("This contract as a page").answersAs(200, "text/html", "the page"),
        ctx -> ctx.contentType("text/html; charset=utf-8").result(PAGE));
    api.get(
        "/api/docs/{file}",
        Operation.of("What the contract's page is made of")
            .answersAs(200, "text/javascript", "the file")
            .refuses(404, "not_found"),
        this::file);
  }

  /** The contract; the same object from the first call on, not to be changed. */
  synchronized ObjectNode document() {
    if (document == null) {
      String version = ContractRoutes.class.getPackage().getImplementationVersion();
      document =
          OpenApi.of(endpoints.get(), Problem.class, version == null ? "development" : version);
    }
    return document;
  }

  private void file(Context ctx) {
    String name = ctx.pathParam("file");
    if (name.equals("start.js")) {
      ctx.contentType("text/javascript; charset=utf-8").result(START);
      return;
    }
    String type = FILES.get(name);
    if (type == null) {
      throw new ProblemException(Errors.ofStatus(404));
    }
    ctx.contentType(type + "; charset=utf-8").header("Cache-Control", "max-age=3600");
    ctx.result(read(name));
  }

  /** Read from the jar each time: few ask for it, and the store's memory is for those who buy. */
  private static byte[] read(String name) {
    try (InputStream in = ContractRoutes.class.getResourceAsStream("/api-docs/" + name)) {
      if (in == null) {
        throw new ProblemException(Errors.ofStatus(404));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The page of the contract cannot be read", e);
    }
  }
}
