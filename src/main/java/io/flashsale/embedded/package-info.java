/**
 * The PostgreSQL and the Redis that come inside the jar, and the home that they live in.
 *
 * <p>Both are durable, listen on the loopback only, ask for a password and run as daemons of their
 * own: when the JVM is killed they live on, and the next start takes them over. They know nothing
 * of what is stored in them.
 */
@NullMarked
package io.flashsale.embedded;

import org.jspecify.annotations.NullMarked;
