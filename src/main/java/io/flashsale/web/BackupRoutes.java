package io.flashsale.web;

import io.flashsale.backup.Backups;
import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/admin/backup}: a backup of the embedded database, made while it is sent. */
final class BackupRoutes {
  private static final Logger log = LoggerFactory.getLogger(BackupRoutes.class);

  private final @Nullable Backups backups;

  BackupRoutes(@Nullable Backups backups) {
    this.backups = backups;
  }

  void register(Api api) {
    api.get(
        "/api/admin/backup",
        Operation.of("A backup of the embedded database, made while it is sent")
            .admin()
            .answersAs(200, "application/gzip", "the backup")
            .refuses(409, "not_embedded"),
        this::send);
  }

  private void send(Context ctx) {
    if (backups == null) {
      Problem.of(
              409,
              "not_embedded",
              "The database is not the store's own: back it up with PostgreSQL's pg_dump.")
          .answer(ctx);
      return;
    }
    ctx.contentType("application/gzip").header("Cache-Control", "no-store");
    if (ctx.method().equals(HandlerType.HEAD)) {
      return;
    }
    try {
      backups.write(ctx.res().getOutputStream(), new Unwatched());
    } catch (IOException | RuntimeException e) {
      log.warn("A backup could not be sent to its end: {}", e.toString());
      // What was sent must not look whole, so the connection breaks without the answer's end.
      ServletContextRequest.getServletContextRequest(ctx.req()).getServletChannel().abort(e);
    }
  }

  private static final class Unwatched implements Progress {
    @Override
    public void tell(long done, long of) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
