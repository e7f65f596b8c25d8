package io.flashsale.web.contract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of single values, as OpenAPI 3.1 has them. */
public final class Schema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode json;

  private Schema(ObjectNode json) {
    this.json = json;
  }

  private static Schema of(String type) {
    return new Schema(JSON.objectNode().put("type", type));
  }

  /** A text without bounds. */
  public static Schema text() {
    return of("string");
  }

  /** A text of so many characters. */
  public static Schema text(int least, int most) {
    return new Schema(text().json.put("minLength", least).put("maxLength", most));
  }

  /** A text that the whole pattern matches, in the words of ECMA-262. */
  public static Schema text(String pattern) {
    return new Schema(text().json.put("pattern", "^(?:" + pattern + ")$"));
  }

  /** One of these texts. */
  public static Schema oneOf(String... values) {
    Schema schema = text();
    ArrayNode all = schema.json.putArray("enum");
    for (String value : values) {
      all.add(value);
    }
    return schema;
  }

  /** A text of a format that JSON Schema names, such as {@code uuid}. */
  public static Schema format(String format) {
    return new Schema(text().json.put("format", format));
  }

  /** A whole number from least to most. */
  public static Schema integer(long least, long most) {
    return new Schema(of("integer").json.put("minimum", least).put("maximum", most));
  }

  /** True or false. */
  public static Schema truth() {
    return of("boolean");
  }

  /** Up to so many of the values. */
  public static Schema list(Schema values, int most) {
    ObjectNode list = of("array").json.put("maxItems", most);
    list.set("items", values.json);
    return new Schema(list);
  }

  /** The same, or null. */
  public Schema orNull() {
    ObjectNode copy = json.deepCopy();
    copy.putArray("type").add(json.get("type").stringValue()).add("null");
    return new Schema(copy);
  }

  ObjectNode json() {
    return json.deepCopy();
  }
}
