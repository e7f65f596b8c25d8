package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Redis, unpacked once per version.
 *
 * @param server the executable
 * @param version such as "7.0.15"
 */
record RedisPrograms(Path server, String version) {

  static RedisPrograms unpack(ServerAccount account, StartProgress progress) throws StartFailure {
    try {
      Bundle bundle = Bundle.read();
      Path folder = account.folder().resolve("redis-" + bundle.redisVersion());
      Path server =
          folder.resolve(
              bundle.redisExecutable().endsWith(".exe") ? "redis-server.exe" : "redis-server");
      if (!Files.isDirectory(folder)) {
        progress.step("Unpacking Redis");
        try (var content = bundle.openRedis()) {
          Unpacking.into(
              folder, fresh -> Unpacking.program(content, fresh.resolve(server.getFileName())));
        }
      }
      return new RedisPrograms(server, bundle.redisVersion());
    } catch (IOException e) {
      throw new StartFailure(
          "Redis could not be unpacked into %s (%s): make room there, or set FLASHSALE_HOME to another folder."
              .formatted(account.folder(), Reason.of(e)),
          e);
    }
  }
}
