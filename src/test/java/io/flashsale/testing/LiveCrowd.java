package io.flashsale.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A crowd that listens to a running store, and how long it takes to hear of a hold.
 *
 * <p>Needs nothing but the JDK, so that it runs beside a store: {@code java LiveCrowd.java PORT
 * CLIENTS PRODUCT [PID] [CHANGES]}; with the store's process id its memory is told, too.
 */
public final class LiveCrowd {
  private static final int AT_ONCE = 100;
  private static final long PATIENCE_MILLIS = 20_000;

  /** What a browser sends, which the store has to keep in mind of nobody. */
  private static final String HEAD =
      """
      GET /api/events HTTP/1.1\r
      Host: 127.0.0.1\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0\r
      Accept: text/event-stream\r
      Accept-Language: en-IN,en;q=0.9\r
      Accept-Encoding: gzip, deflate\r
      Cache-Control: no-cache\r
      Referer: http://127.0.0.1/\r
      Connection: keep-alive\r
      \r
      """;

  private static final class Client {
    private boolean open;
    private long heardNanos;
  }

  private final int port;
  private final int product;
  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
  private byte[] needle = {};
  private int open;
  private int heard;
  private int lost;

  private LiveCrowd(int port, int product) throws IOException {
    this.port = port;
    this.product = product;
  }

  /** Connects, makes some holds, tells the figures. */
  public static void main(String[] args) throws Exception {
    var crowd = new LiveCrowd(Integer.parseInt(args[0]), Integer.parseInt(args[2]));
    int wanted = Integer.parseInt(args[1]);
    String pid = args.length > 3 ? args[3] : "";
    int changes = args.length > 4 ? Integer.parseInt(args[4]) : 10;
    System.out.println("before: " + memory(pid));
    long begun = System.nanoTime();
    crowd.connect(wanted);
    System.out.printf(
        "%d listen after %d ms; %s%n",
        crowd.open, (System.nanoTime() - begun) / 1_000_000, memory(pid));
    for (int change = 0; change < changes; change++) {
      crowd.change();
      crowd.read(700);
    }
    System.out.println("after: " + memory(pid) + ", lost " + crowd.lost);
    crowd.read(Long.getLong("stay", 0));
    System.out.println("end: " + memory(pid) + ", lost " + crowd.lost);
  }

  private static String memory(String pid) throws IOException {
    if (pid.isEmpty()) {
      return "";
    }
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .toList()
        .toString();
  }

  private void connect(int wanted) throws IOException {
    while (open < wanted && lost < wanted) {
      while (clients.size() < wanted && clients.size() - open < AT_ONCE) {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 32 * 1024);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(HEAD.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var client = new Client();
        clients.add(client);
        channel.register(selector, SelectionKey.OP_READ, client);
      }
      select(100);
    }
  }

  private void read(long millis) throws IOException {
    long until = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < until) {
      select(50);
    }
  }

  private void select(long millis) throws IOException {
    selector.select(
        key -> {
          Client client = (Client) key.attachment();
          buffer.clear();
          try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
              throw new IOException("ended");
            }
          } catch (IOException e) {
            lost++;
            key.cancel();
            return;
          }
          buffer.flip();
          if (!client.open) {
            client.open = true;
            open++;
          }
          if (client.heardNanos == 0 && needle.length > 0 && holdsNeedle()) {
            client.heardNanos = System.nanoTime();
            heard++;
          }
        },
        millis);
  }

  private boolean holdsNeedle() {
    for (int from = 0; from + needle.length <= buffer.limit(); from++) {
      int matched = 0;
      while (matched < needle.length && buffer.get(from + matched) == needle[matched]) {
        matched++;
      }
      if (matched == needle.length) {
        return true;
      }
    }
    return false;
  }

  private void change() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String base = "http://127.0.0.1:" + port;
      var get = HttpRequest.newBuilder(URI.create(base + "/api/products/" + product)).build();
      String now = http.send(get, BodyHandlers.ofString()).body();
      var stock = Pattern.compile("\"liveStock\":(\\d+)").matcher(now);
      if (!stock.find()) {
        throw new IllegalStateException(now);
      }
      int next = Integer.parseInt(stock.group(1)) - 1;
      needle = ("\"liveStock\":" + next + ",").getBytes(StandardCharsets.US_ASCII);
      heard = 0;
      clients.forEach(client -> client.heardNanos = 0);
      String body =
          "{\"productId\":%d,\"email\":\"%s@example.com\",\"qty\":1}"
              .formatted(product, UUID.randomUUID());
      var post =
          HttpRequest.newBuilder(URI.create(base + "/api/holds"))
              .POST(BodyPublishers.ofString(body))
              .build();
      long sent = System.nanoTime();
      int status = http.send(post, BodyHandlers.ofString()).statusCode();
      if (status != 201) {
        throw new IllegalStateException("no hold: " + status);
      }
      long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      while (heard < open - lost && System.nanoTime() < until) {
        select(20);
      }
      tell(sent);
    }
  }

  private void tell(long sent) {
    long[] took =
        clients.stream()
            .filter(client -> client.heardNanos > 0)
            .mapToLong(client -> (client.heardNanos - sent) / 1_000)
            .toArray();
    Arrays.sort(took);
    System.out.printf(
        "a hold was heard of by %d of %d: p50 %.0f ms, p99 %.0f ms, last %.0f ms%n",
        took.length,
        open - lost,
        took[took.length / 2] / 1e3,
        took[(int) (took.length * 0.99)] / 1e3,
        took[took.length - 1] / 1e3);
  }
}
