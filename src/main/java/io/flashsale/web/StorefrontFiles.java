package io.flashsale.web;

import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The storefront's files, out of the jar.
 *
 * <p>They are sent as the build has compressed them. Files with hashed names are kept by browsers
 * for ever; the page itself is asked for each time and answered 304 while it is the same. An
 * address that is no file and not the API's is a view of the storefront, so it gets the page.
 */
final class StorefrontFiles implements ResourceHandler {
  private static final String ROOT = "/storefront";
  private static final String PAGE = "/index.html";

  /** The sale's board, and what it asks of the store before its script is there to ask. */
  private static final String BOARD = "/";

  private static final String BOARD_ASKS =
      Stream.of("/api/products/live", "/api/products?state=upcoming")
          .map(path -> "<" + path + ">; rel=preload; as=fetch; crossorigin")
          .collect(Collectors.joining(", "));

  private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"));

  private final ConcurrentMap<String, Optional<StorefrontFile>> files = new ConcurrentHashMap<>();

  @Override
  public boolean canHandle(Context ctx) {
    return find(ctx.path()).isPresent();
  }

  @Override
  public boolean handle(Context ctx) {
    StorefrontFile file = find(ctx.path()).orElse(null);
    if (file == null) {
      return false;
    }
    if (ctx.path().equals(BOARD)) {
      ctx.header("Link", BOARD_ASKS);
    }
    file.answer(ctx);
    return true;
  }

  private Optional<StorefrontFile> find(String path) {
    if (path.equals("/api") || path.startsWith("/api/") || path.equals("/health")) {
      return Optional.empty();
    }
    boolean looksLikeFile = path.lastIndexOf('.') > path.lastIndexOf('/');
    String name = looksLikeFile ? path : PAGE;
    return SAFE.matcher(name).matches() ? load(name) : Optional.empty();
  }

  private Optional<StorefrontFile> load(String name) {
    Optional<StorefrontFile> known = files.get(name);
    if (known != null) {
      return known;
    }
    Optional<StorefrontFile> read = read(name);
    // Only what exists is kept, so that asking for names that do not fills no memory.
    read.ifPresent(file -> files.put(name, read));
    return read;
  }

  private static Optional<StorefrontFile> read(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(extension);
    byte[] plain = type == null ? null : bytesOf(name);
    if (type == null || plain == null) {
      return Optional.empty();
    }
    Map<ContentCoding, byte[]> compressed = new EnumMap<>(ContentCoding.class);
    for (ContentCoding coding : ContentCoding.values()) {
      byte[] bytes = bytesOf(name + coding.suffix());
      if (bytes != null) {
        compressed.put(coding, bytes);
      }
    }
    return Optional.of(StorefrontFile.of(plain, compressed, type, name.startsWith("/assets/")));
  }

  private static byte @Nullable [] bytesOf(String name) {
    try (InputStream in = StorefrontFiles.class.getResourceAsStream(ROOT + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The storefront's " + name + " cannot be read", e);
    }
  }

  @Override
  public boolean addStaticFileConfig(StaticFileConfig config) {
    return false;
  }

  @Override
  public Set<RouteRole> resourceRouteRoles(Context ctx) {
    return Set.of();
  }
}
