package io.flashsale.web;

import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import io.javalin.plugin.bundled.CorsPlugin;
import io.javalin.plugin.bundled.CorsPluginConfig.CorsRule;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP server: the API and the storefront on one port. */
public final class WebServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 8 * 1024;

  /** Deep enough for every body of the API; what nests deeper is an attack. */
  private static final int MAX_JSON_DEPTH = 32;

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Starts to serve on the settings' host and port. */
  public static WebServer start(Settings settings, String adminToken, WebServices services)
      throws StartFailure {
    JsonMapper json = json();
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, json);
              routes(config, settings, new AdminAuth(adminToken), services, json);
            });
    try {
      javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      javalin.stop();
      throw failure(settings, e);
    }
    return new WebServer(javalin);
  }

  private static StartFailure failure(Settings settings, RuntimeException failure) {
    String where = "port %d of %s".formatted(settings.port(), settings.host());
    String reason = String.valueOf(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      reason = String.valueOf(cause.getMessage());
      if (reason.contains("in use")) {
        return new StartFailure(
            "The store cannot serve on %s, since another program uses it: end that one, or choose another port with PORT."
                .formatted(where),
            failure);
      }
    }
    return new StartFailure(
        "The store cannot serve on %s (%s): check HOST and PORT.".formatted(where, reason),
        failure);
  }

  private static JsonMapper json() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_JSON_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static void configure(JavalinConfig config, Settings settings, JsonMapper json) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jsonMapper(new JavalinJackson3(json, true));
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = JsonBody.MAX_BYTES;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.resourceHandler(new StorefrontFiles());
    config.jetty.modifyHttpConfiguration(WebServer::limit);
    config.jetty.modifyServer(server -> harden(server, json));
    if (!settings.corsOrigins().isEmpty()) {
      config.registerPlugin(
          new CorsPlugin(cors -> cors.addRule(rule -> allowOrigins(rule, settings.corsOrigins()))));
    }
  }

  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // Else "Bearer ABC" is read as the "Bearer abc" that came over the same connection before.
    http.setHeaderCacheCaseSensitive(true);
  }

  private static void harden(Server server, JsonMapper json) {
    server.setErrorHandler(new JettyErrors(json));
    // The store decides when it ends: what is served has to be told before the engine closes.
    server.setStopAtShutdown(false);
  }

  private static void allowOrigins(CorsRule rule, List<String> origins) {
    if (origins.contains("*")) {
      rule.anyHost();
    } else {
      origins.forEach(origin -> rule.allowHost(origin));
    }
    rule.exposeHeader("Retry-After");
    rule.exposeHeader(LedgerRoutes.HEAD);
  }

  private static void routes(
      JavalinConfig config,
      Settings settings,
      AdminAuth admin,
      WebServices services,
      JsonMapper json) {
    String currency = settings.currency().getCurrencyCode();
    var routes = config.routes;
    routes.before(
        ctx -> {
          ctx.header("Referrer-Policy", "no-referrer");
          ctx.header("X-Content-Type-Options", "nosniff");
        });
    new HealthRoutes(services.health(), services.monitor()).register(routes);
    new ProductRoutes(services.catalog(), services.time(), currency, json).register(routes);
    new HoldRoutes(services.holds(), new ClientAddresses(settings.trustedProxies()), json)
        .register(routes);
    new WaitlistRoutes(
            services.lines(),
            services.waitlist(),
            new ClientAddresses(settings.trustedProxies()),
            services.time(),
            json)
        .register(routes);
    new DrawRoutes(services.catalog(), services.draws(), services.lines(), json).register(routes);
    new OrderRoutes(
            services.orders(),
            services.holds(),
            services.catalog(),
            services.time(),
            admin,
            currency)
        .register(routes);
    new AdminRoutes(
            services.metrics(),
            services.monitor(),
            services.products(),
            services.holds(),
            services.demo(),
            services.time(),
            admin,
            currency,
            json)
        .register(routes);
    new LedgerRoutes(services.ledgers()).register(routes);
    Errors.handle(routes, json);
  }

  /** The port that it serves on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
