package io.flashsale.console.start;

import io.flashsale.console.view.TextClipboard;

/**
 * A start that failed.
 *
 * @param sentence why, and what to do
 * @param quit what the Quit button does
 */
public record FailureViewModel(String sentence, TextClipboard clipboard, Runnable quit) {

  public void copySentence() {
    clipboard.put(sentence);
  }
}
