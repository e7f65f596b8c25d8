package io.flashsale.throttle;

import java.util.List;

/** One call of a script, with its keys and values; equal to no other. */
final class ScriptCall {
  private final List<String> keys;
  private final Object[] values;

  ScriptCall(List<String> keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  List<String> keys() {
    return keys;
  }

  Object[] values() {
    return values;
  }
}
