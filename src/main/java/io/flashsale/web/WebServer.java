package io.flashsale.web;

import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.tls.TlsIdentity;
import io.flashsale.web.contract.Api;
import io.flashsale.web.live.HeapRoom;
import io.flashsale.web.live.Kind;
import io.flashsale.web.live.LiveFeed;
import io.flashsale.web.live.LivePulse;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import io.javalin.plugin.bundled.CorsPlugin;
import io.javalin.plugin.bundled.CorsPluginConfig.CorsRule;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP server: the API and the storefront on one port. */
public final class WebServer implements AutoCloseable {
  /**
   * Javalin makes a buffer of this size to copy each answer into Jetty's. Its default of 32 KiB was
   * six in ten bytes that a hold allocated; most answers are shorter than this, and Jetty gathers
   * what is written.
   */
  private static final int COPY_BUFFER_BYTES = 2048;

  private static final int MAX_HEADER_BYTES = 8 * 1024;

  /** Deep enough for every body of the API; what nests deeper is an attack. */
  private static final int MAX_JSON_DEPTH = 32;

  /** Connections that the system takes for the store before the store does, where it lets that. */
  private static final int ACCEPT_QUEUE = 4_096;

  /** How long a connection on which nothing moves is kept while no more may be opened. */
  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(3);

  private final Javalin javalin;
  private final LivePulse pulse;
  private final Drain drain;
  private final ContractRoutes contract;

  private WebServer(Javalin javalin, LivePulse pulse, Drain drain, ContractRoutes contract) {
    this.javalin = javalin;
    this.pulse = pulse;
    this.drain = drain;
    this.contract = contract;
  }

  /** Starts to serve plain HTTP on the settings' host and port. */
  public static WebServer start(
      Settings settings, HttpLimits limits, HomeServices home, WebServices services)
      throws StartFailure {
    return start(settings, limits, home, services, null);
  }

  /**
   * Starts to serve on the settings' host and port.
   *
   * @param tls what HTTPS is served by; null for plain HTTP
   */
  public static WebServer start(
      Settings settings,
      HttpLimits limits,
      HomeServices home,
      WebServices services,
      @Nullable TlsIdentity tls)
      throws StartFailure {
    JsonMapper json = json();
    LiveFeed live = live(settings, services, json);
    var clients = new ClientAddresses(settings.trustedProxies());
    var admin =
        new AdminAuth(home.token()::get, settings.adminAttempts(), clients, System::nanoTime);
    var drain = new Drain();
    var rate = new RequestRate(settings.requestsPerIp(), clients, json, System::nanoTime);
    var meters = new HttpMeters(services.meters().registry());
    List<ContractRoutes> contract = new ArrayList<>(1);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, limits, tls, json);
              // The last one is asked first.
              config.jetty.modifyServer(
                  server -> {
                    server.insertHandler(new EventStreams(live));
                    server.insertHandler(drain);
                    server.insertHandler(rate);
                    server.insertHandler(meters);
                    if (tls != null) {
                      server.insertHandler(new HttpsOnly());
                    }
                    server.insertHandler(new SecureHeaders(tls != null && tls.vouchedFor()));
                    server.insertHandler(new RequestIds());
                  });
              contract.add(contract(config));
              routes(config, settings, clients, admin, home, services, live, drain, json);
              contract.getFirst().register(new Api(config.routes));
            });
    Gauge.builder("flashsale.live.clients", live, LiveFeed::listening)
        .description("Clients that listen to live events")
        .register(services.meters().registry());
    try {
      javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      javalin.stop();
      live.close();
      throw failure(settings, e);
    }
    return new WebServer(javalin, new LivePulse(live), drain, contract.getFirst());
  }

  private static ContractRoutes contract(JavalinConfig config) {
    return new ContractRoutes(
        () ->
            config.unsafe.internalRouter.allHttpHandlers().stream().map(e -> e.endpoint).toList());
  }

  private static LiveFeed live(Settings settings, WebServices services, JsonMapper json) {
    return new LiveFeed(
        services.catalog(),
        services.time(),
        services.feed(),
        Map.of(
            Kind.ORDER,
            new OrderStates(services.orders(), services.time()),
            Kind.ENTRY,
            new EntryStates(services.waitlist(), services.time())),
        new EventJson(json, settings.currency().getCurrencyCode()),
        settings.liveClients(),
        new HeapRoom()::left,
        System::nanoTime);
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

  private static void configure(
      JavalinConfig config,
      Settings settings,
      HttpLimits limits,
      @Nullable TlsIdentity tls,
      JsonMapper json) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jsonMapper(new JavalinJackson3(json, true));
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = JsonBody.MAX_BYTES;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.responseBufferSize = COPY_BUFFER_BYTES;
    config.resourceHandler(new StorefrontFiles());
    config.jetty.modifyHttpConfiguration(WebServer::limit);
    config.jetty.modifyServer(server -> harden(server, limits, json));
    config.jetty.addConnector((server, http) -> connector(server, http, settings, limits, tls));
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
    // A connection's second request would begin a cache of header lines, of 33 KB a connection.
    http.setHeaderCacheSize(0);
    http.addCustomizer(new AsSent());
  }

  private static Connector connector(
      Server server,
      HttpConfiguration http,
      Settings settings,
      HttpLimits limits,
      @Nullable TlsIdentity tls) {
    var connector = new ServerConnector(server, Protocols.of(http, tls));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.addBean(new SlowHeads(connector, limits.head()));
    connector.addBean(
        new ConnectionsPerAddress(settings.connectionsPerIp(), settings.trustedProxies()));
    return connector;
  }

  private static int openConnections(Server server) {
    return server.getConnectors()[0].getConnectedEndPoints().size();
  }

  private static void harden(Server server, HttpLimits limits, JsonMapper json) {
    server.setErrorHandler(new JettyErrors(json));
    server.insertHandler(new RequestLimit(limits, () -> openConnections(server), json));
    var connections = new NetworkConnectionLimit(limits.connections(), server);
    connections.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
    server.addBean(connections);
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
      ClientAddresses clients,
      AdminAuth admin,
      HomeServices home,
      WebServices services,
      LiveFeed live,
      Drain drain,
      JsonMapper json) {
    String currency = settings.currency().getCurrencyCode();
    var routes = new Api(config.routes);
    config.routes.after(HttpMeters::noteRoute);
    new HealthRoutes(services.health(), services.monitor(), drain).register(routes);
    new PrometheusRoutes(services.meters(), admin).register(routes);
    new ProductRoutes(services.catalog(), services.time(), currency, json).register(routes);
    new EventRoutes(live).register(routes);
    var gate = new WorkGate(services.work(), services.catalog());
    new HoldRoutes(services.holds(), clients, gate, drain, json).register(routes);
    new WaitlistRoutes(
            services.lines(), services.waitlist(), clients, gate, drain, services.time(), json)
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
            services.rehearsals(),
            services.demo(),
            services.time(),
            admin,
            currency,
            json)
        .register(routes);
    new DeskRoutes(services.products(), services.holds(), services.time(), currency, json)
        .register(routes);
    new OrderSearchRoutes(
            services.orderSearch(),
            services.orders(),
            services.catalog(),
            services.time(),
            currency)
        .register(routes);
    new PictureRoutes(services.pictures(), services.time(), currency).register(routes);
    new LedgerRoutes(services.ledgers()).register(routes);
    office(routes, services.office(), home, json);
    Errors.handle(config.routes, json);
  }

  private static void office(
      Api routes, OfficeServices office, HomeServices home, JsonMapper json) {
    new LineRoutes(office.lineFigures()).register(routes);
    new LimitRoutes(office.limits(), json).register(routes);
    new ServerRoutes(office.nodes(), office.latency(), home.token()).register(routes);
    new BackupRoutes(home.backups()).register(routes);
  }

  /** The port that it serves on. */
  public int port() {
    return javalin.port();
  }

  /** What the API promises: an OpenAPI document, not to be changed. */
  public ObjectNode contract() {
    return contract.document();
  }

  /**
   * Lets the node finish what it has begun, for 10 s at most, while new holds are refused and
   * {@code /health/ready} says that it closes.
   */
  public void drain() {
    drain.run();
  }

  @Override
  public void close() {
    pulse.close();
    javalin.stop();
  }
}
