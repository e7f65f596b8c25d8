package io.flashsale.embedded;

import java.io.IOException;

/** Gives the ports that a server tries to listen on, one after the other. */
@FunctionalInterface
interface PortSource {

  int next() throws IOException;
}
