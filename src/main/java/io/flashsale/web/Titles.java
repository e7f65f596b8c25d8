package io.flashsale.web;

import org.eclipse.jetty.http.HttpStatus;

/** The words of HTTP statuses. */
final class Titles {
  private Titles() {}

  static String of(int status) {
    return HttpStatus.getMessage(status);
  }
}
