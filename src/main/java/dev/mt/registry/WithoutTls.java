package dev.mt.registry;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * No TLS. The JDK's HTTP client gets itself the JDK's certificate authorities when it is made, which takes longer than a small
 * push, also where it will speak plain HTTP only: unless it is given something. Whoever wants TLS of this is refused.
 */
final class WithoutTls extends SSLContextSpi {
    /** For a client that only speaks plain HTTP. */
    static SSLContext context() {
        return new SSLContext(new WithoutTls(), null, "none") {};
    }

    /** What goes along with it. */
    static SSLParameters parameters() {
        return new SSLParameters(new String[0], new String[0]);
    }

    private WithoutTls() {}

    private static IllegalStateException none() {
        return new IllegalStateException("this client speaks plain HTTP only");
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw none();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        throw none();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw none();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        throw none();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        throw none();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        throw none();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        throw none();
    }
}
