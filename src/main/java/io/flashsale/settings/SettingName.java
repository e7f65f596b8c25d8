package io.flashsale.settings;

/** Every setting's name, as in the environment, and what {@code --help} says of it. */
public enum SettingName {
  DATABASE_URL("external PostgreSQL: postgresql://user:password@host:5432/db", "embedded"),
  REDIS_URL(
      "external Redis: redis://, several addresses for a Cluster, redis-sentinel://...#master",
      "embedded"),
  PORT("port of the store, 0 for any free one", "4000"),
  HOST("address that the store binds to", "0.0.0.0"),
  FLASHSALE_HOME("folder of data and secrets", "~/.flashsale"),
  HOLD_SECONDS("how long a hold lasts", "120"),
  HOLDS_PER_EMAIL("granted holds per e-mail and window, 0 for no limit", "2"),
  HOLDS_PER_IP("granted holds per client address and window, 0 for no limit", "2"),
  HOLD_WINDOW_SECONDS("window of both limits, 0 for no limit", "600"),
  COOLDOWN_SECONDS("wait after two holds or offers that lapsed unpaid, 0 for none", "600"),
  TRUSTED_PROXIES("proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8", "none"),
  CORS_ORIGINS("origins whose pages may call the API, separated by commas", "none"),
  ADMIN_TOKEN("the admin's bearer token, 16 characters or more", "made at the first start"),
  CONNECTIONS_PER_IP("connections that a client address may have open, 0 for no limit", "1000"),
  REQUESTS_PER_IP("requests a second of a client address, 0 for no limit", "1000"),
  ADMIN_ATTEMPTS("wrong admin tokens a minute of a client address, 0 for no limit", "10"),
  PROOF_OF_WORK("zero bits of work that holds and entries have to show, 0 for none", "0"),
  FORGET_AFTER_DAYS(
      "days after which customers of orders that are over are forgotten, 0 for never", "0"),
  TLS_CERT("file of a certificate in PEM form, for HTTPS", "none"),
  TLS_KEY("file of its private key in PEM form (PKCS #8)", "none"),
  TLS_SELF_SIGNED("true for HTTPS by a certificate of the store's own", "false"),
  LOG_FORMAT("text or json", "text"),
  LIVE_CLIENTS("how many may listen to live events at once, 0 for nobody", "10000"),
  CURRENCY("ISO 4217 code of all prices", "INR");

  private final String description;
  private final String defaultValue;

  SettingName(String description, String defaultValue) {
    this.description = description;
    this.defaultValue = defaultValue;
  }

  public String description() {
    return description;
  }

  public String defaultValue() {
    return defaultValue;
  }

  /** The flag of the same meaning: {@code HOLD_SECONDS} is {@code --hold-seconds}. */
  public String flag() {
    return "--" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
