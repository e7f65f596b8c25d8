package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Connection.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A number of connections to one store, over which requests go out in order, as fast as they come.
 */
final class Crowd implements AutoCloseable {

  /** How many connections are being made at once at most, so that no store's backlog overflows. */
  private static final int AT_ONCE = 32;

  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final Target store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore connecting = new Semaphore(AT_ONCE);
  private final List<Line> lines = new ArrayList<>();
  private final BooleanSupplier cancelled;

  private Crowd(Target store, BooleanSupplier cancelled) {
    this.store = store;
    this.cancelled = cancelled;
  }

  /** A request of the crowd. */
  record Request(String method, String path, String body) {}

  /** Makes all connections, some at a time. */
  static Crowd connect(Target store, int connections, BooleanSupplier cancelled, IntConsumer made)
      throws RehearsalFailure {
    Crowd crowd = new Crowd(store, cancelled);
    var count = new AtomicInteger();
    try {
      crowd.atOnce(
          connections,
          () -> {
            Line line = crowd.new Line();
            line.connect();
            synchronized (crowd.lines) {
              crowd.lines.add(line);
            }
            made.accept(count.incrementAndGet());
            return line;
          });
      return crowd;
    } catch (RehearsalFailure e) {
      crowd.close();
      throw e;
    }
  }

  private void atOnce(int times, Callable<?> task) throws RehearsalFailure {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      running.add(threads.submit(task));
    }
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new RehearsalFailure("The store at %s does not answer.".formatted(store), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RehearsalFailure("The rehearsal was interrupted.", e);
    }
  }

  /**
   * Sends all requests in their order, each over the next connection that is free, and gives their
   * answers in the same order. An answer is null where none came, or where it was cancelled before.
   *
   * @param answered told how many requests are answered so far, and with what
   */
  List<@Nullable Answer> send(List<Request> requests, Answered answered) throws RehearsalFailure {
    var answers = new @Nullable Answer[requests.size()];
    var next = new AtomicInteger();
    var lineNumber = new AtomicInteger();
    atOnce(
        Math.min(lines.size(), Math.max(1, requests.size())),
        () -> {
          Line line = lines.get(lineNumber.getAndIncrement());
          for (int i = next.getAndIncrement();
              i < requests.size() && !cancelled.getAsBoolean();
              i = next.getAndIncrement()) {
            Answer answer = line.send(requests.get(i));
            answers[i] = answer;
            answered.answered(answer);
          }
          return line;
        });
    List<@Nullable Answer> inOrder = new ArrayList<>(answers.length);
    for (@Nullable Answer answer : answers) {
      inOrder.add(answer);
    }
    return inOrder;
  }

  /** Told each answer; null for a request that got none. */
  interface Answered {
    void answered(@Nullable Answer answer);
  }

  /** One place in the crowd: a connection, made again when it breaks. */
  private final class Line {
    private @Nullable Connection connection;

    void connect() throws IOException, InterruptedException {
      connecting.acquire();
      try {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; connection == null; tries++) {
          try {
            connection = Connection.open(store, null);
          } catch (IOException e) {
            if (tries == TRIES) {
              throw e;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
          }
        }
      } finally {
        connecting.release();
      }
    }

    /** Sends once: a request whose answer was lost may have been carried out. */
    @Nullable Answer send(Request request) throws InterruptedException {
      try {
        connect();
        Connection open = connection;
        Answer answer =
            open == null ? null : open.send(request.method(), request.path(), request.body());
        if (open != null && answer != null && answer.status() == Work.REQUIRED) {
          String proof = Work.of(StoreClient.json(answer).path("challenge"));
          answer = open.send(request.method(), request.path(), request.body(), proof);
        }
        if (open != null && open.closes()) {
          end();
        }
        return answer;
      } catch (IOException | NumberFormatException e) {
        end();
        return null;
      }
    }

    void end() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (IOException e) {
        // It is gone, which is all that is wanted.
      } finally {
        connection = null;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (lines) {
      lines.forEach(Line::end);
    }
    threads.close();
  }
}
