package io.flashsale.console.shell;

import org.kordamp.ikonli.feather.Feather;

/**
 * What a page is called.
 *
 * @param key for memory and tests: lower case, one word, never shown
 * @param title with an underscore before the letter that opens the page
 * @param icon its picture in the navigation
 */
public record PageName(String key, String title, Feather icon) {}
