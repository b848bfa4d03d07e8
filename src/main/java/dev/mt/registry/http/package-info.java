/** HTTP/1.1 on sockets, as little as talking to a registry takes: a cold JVM does that in half the time of the JDK's client. */
@NullMarked
package dev.mt.registry.http;

import org.jspecify.annotations.NullMarked;
