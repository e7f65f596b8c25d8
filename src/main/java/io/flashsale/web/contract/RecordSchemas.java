package io.flashsale.web.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of the records that answers are made of, each once, by its name. */
final class RecordSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Class<?>> named = new LinkedHashMap<>();
  private final ObjectNode schemas = JSON.objectNode();

  /** All that were asked for, and those within them. */
  ObjectNode all() {
    return schemas;
  }

  /** A reference to the record's schema. */
  ObjectNode reference(Class<?> type) {
    String name = type.getSimpleName().replaceFirst("(?<=.)Json$", "");
    Class<?> known = named.putIfAbsent(name, type);
    if (known == null) {
      schemas.set(name, object(type));
    } else if (known != type) {
      throw new IllegalStateException(known + " and " + type + " have the same name");
    }
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private ObjectNode object(Class<?> type) {
    ObjectNode object = JSON.objectNode().put("type", "object");
    ArrayNode required = JSON.arrayNode();
    ObjectNode members = object.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        continue;
      }
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean leftOut = nullable && leavesNullsOut(component, type);
      ObjectNode schema = of(component.getGenericType());
      members.set(component.getName(), nullable && !leftOut ? orNull(schema) : schema);
      if (!leftOut) {
        required.add(component.getName());
      }
    }
    object.set("required", required);
    return object;
  }

  private static boolean leavesNullsOut(RecordComponent component, Class<?> type) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude rule = own != null ? own : type.getAnnotation(JsonInclude.class);
    return rule != null && rule.value() == JsonInclude.Include.NON_NULL;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
    return either;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType list
        && list.getRawType() instanceof Class<?> raw
        && Collection.class.isAssignableFrom(raw)) {
      ObjectNode array = JSON.objectNode().put("type", "array");
      array.set("items", of(list.getActualTypeArguments()[0]));
      return array;
    }
    if (!(type instanceof Class<?> single)) {
      throw new IllegalStateException("No schema for " + type);
    }
    return scalar(single).orElseGet(() -> reference(single));
  }

  private static Optional<ObjectNode> scalar(Class<?> type) {
    ObjectNode json = JSON.objectNode();
    if (type == String.class) {
      json.put("type", "string");
    } else if (type == int.class || type == Integer.class) {
      json.put("type", "integer").put("format", "int32");
    } else if (type == long.class || type == Long.class) {
      json.put("type", "integer").put("format", "int64");
    } else if (type == double.class || type == Double.class) {
      json.put("type", "number");
    } else if (type == boolean.class || type == Boolean.class) {
      json.put("type", "boolean");
    } else if (type == Instant.class) {
      json.put("type", "string").put("format", "date-time");
    } else if (type == UUID.class) {
      json.put("type", "string").put("format", "uuid");
    } else if (type.isRecord()) {
      return Optional.empty();
    } else {
      throw new IllegalStateException("No schema for " + type);
    }
    return Optional.of(json);
  }
}
