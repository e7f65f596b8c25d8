package io.flashsale.web;

import io.flashsale.throttle.Limit;
import io.flashsale.throttle.LimitName;
import io.flashsale.throttle.LimitService;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/admin/settings}: the limits that can be changed while the store runs. */
final class LimitRoutes {
  private final LimitService limits;
  private final JsonMapper json;

  LimitRoutes(LimitService limits, JsonMapper json) {
    this.limits = limits;
    this.json = json;
  }

  void register(Api api) {
    api.get(
        "/api/admin/settings",
        Operation.of("The limits that can be changed while the store runs")
            .admin()
            .answersAs(200, "application/json", "each limit by its name"),
        ctx -> ctx.json(told(limits.all())));
    Operation change =
        Operation.of("Changes limits; null puts one back to what the start said")
            .admin()
            .answersAs(200, "application/json", "each limit by its name, as it is now");
    for (LimitName name : LimitName.values()) {
      change.mayTake(name.code(), Schema.integer(0, name.most()).orNull());
    }
    api.patch("/api/admin/settings", change, this::change);
  }

  private void change(Context ctx) {
    JsonBody body = JsonBody.read(ctx, json);
    body.allowOnly(
        Arrays.stream(LimitName.values()).map(LimitName::code).collect(Collectors.toSet()));
    if (body.isEmpty()) {
      throw JsonBody.invalid("The body changes nothing.");
    }
    Map<LimitName, Optional<Integer>> wanted = new EnumMap<>(LimitName.class);
    for (LimitName name : LimitName.values()) {
      if (body.has(name.code())) {
        wanted.put(name, value(body, name));
      }
    }
    ctx.json(told(limits.change(wanted)));
  }

  private static Optional<Integer> value(JsonBody body, LimitName name) {
    return body.isNull(name.code())
        ? Optional.empty()
        : Optional.of(body.integer(name.code(), 0, name.most()));
  }

  /** A limit as it is told; {@code changedAt} is null for one that was not changed. */
  record LimitJson(int value, int configured, @Nullable String changedAt) {}

  private static Map<String, LimitJson> told(List<Limit> all) {
    Map<String, LimitJson> told = new LinkedHashMap<>();
    for (Limit limit : all) {
      var at = limit.changedAt();
      told.put(
          limit.name().code(),
          new LimitJson(limit.value(), limit.configured(), at == null ? null : at.toString()));
    }
    return told;
  }
}
