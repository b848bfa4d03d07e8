package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.registry.http.Answer;
import dev.mt.registry.http.Connections;
import dev.mt.registry.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * Speaks to one repository (distribution specification): authenticates when it is asked to, tries again what may be tried
 * again, follows redirects itself so that no secret ever goes to another server, and puts what goes wrong into words.
 */
final class RegistryClient implements AutoCloseable {
    private static final int REDIRECTS = 5;
    /** No line is slower: what a body may take to be sent, besides the usual patience. */
    private static final long BYTES_PER_SECOND = 8 << 10;

    private final Reference reference;
    private final ClientSettings settings;
    private final Origin origin;
    private final URI base;
    private final Connections http;
    private final Traffic traffic = new Traffic();
    private final Authorization authorization;

    RegistryClient(Reference reference, Access access, ClientSettings settings) {
        this.reference = reference;
        this.settings = settings;
        this.base = base(reference, settings);
        this.origin = Origin.of(base);
        this.http = new Connections(settings.tls(), settings.patience(), ProxySelector.getDefault());
        this.authorization =
                new Authorization(reference, access, settings.credentials(), new TokenService(this, reference));
    }

    /** Who believes certain authorities wants TLS, on this machine too. */
    private static URI base(Reference reference, ClientSettings settings) {
        String server = reference.registry().equals("docker.io") ? "registry-1.docker.io" : reference.registry();
        String host = server.replaceFirst(":\\d+$", "");
        boolean plain =
                settings.plainHttp() || (Origin.isLocal(host) && settings.tls().isEmpty());
        return URI.create("%s://%s/v2/%s/".formatted(plain ? "http" : "https", server, reference.repository()));
    }

    /** An address below the repository, such as {@code manifests/stable}. */
    URI at(String path) {
        return base.resolve(path);
    }

    RetryPolicy retries() {
        return settings.retries();
    }

    /**
     * Gets something from the repository.
     *
     * @param path below it, such as {@code manifests/stable}
     * @param accept media types
     * @param what it is, for people
     * @return a response of status 200, whose body the caller closes
     * @throws Failure for any other
     */
    Answer get(String path, List<String> accept, String what) {
        Call call = Call.get(at(path), "fetching " + what);
        Answer response = call(accept.isEmpty() ? call : call.with("Accept", String.join(", ", accept)));
        if (response.statusCode() != 200) {
            throw refused(response, call.doing());
        }
        return response;
    }

    /**
     * Asks for something that need not be there.
     *
     * @return a response of status 200, whose body the caller closes; nothing if it is not there (404)
     * @throws Failure for any other
     */
    Optional<Answer> find(Call call) {
        Answer response = call(call);
        if (response.statusCode() == 404) {
            discard(response);
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw refused(response, call.doing());
        }
        return Optional.of(response);
    }

    /**
     * Sends a request, again if that may help and does no harm.
     *
     * @return the last answer, of whatever status, whose body the caller closes
     * @throws Failure if there was none
     */
    Answer call(Call call) {
        for (int failures = 1; ; failures++) {
            Optional<Duration> asked = Optional.empty();
            Optional<Answer> answer = Optional.empty();
            try {
                Answer response = once(call);
                boolean refusedUnread = response.statusCode() == 429;
                if (!RetryPolicy.passes(response.statusCode()) || !(call.repeatable() || refusedUnread)) {
                    return response;
                }
                asked = RetryAfter.of(response.headers(), settings.clock());
                answer = Optional.of(response);
                if (settings.retries().wait(failures, asked).isEmpty()) {
                    return response;
                }
            } catch (SSLHandshakeException e) {
                throw unbelieved(call, e); // no second try makes a certificate better
            } catch (IOException e) {
                if (!call.repeatable()
                        || settings.retries().wait(failures, asked).isEmpty()) {
                    throw unreachable(call, e);
                }
            }
            answer.ifPresent(RegistryClient::discard);
            pause(failures, asked, call.doing());
        }
    }

    /** Waits before something is tried again; does not if it is not worth it. */
    void pause(int failures, Optional<Duration> asked, String doing) {
        Optional<Duration> wait = settings.retries().wait(failures, asked);
        try {
            if (wait.isPresent()) {
                settings.retries().sleeper().sleep(wait.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled(doing);
        }
    }

    /** Sends a request once, and once more if the registry first wants to know who asks. */
    Answer once(Call call) throws IOException {
        Optional<String> who = authorization.header();
        Answer response = follow(call, who);
        if (response.statusCode() == 401) {
            List<Challenge> challenges = Challenge.parse(response.headers().allValues("WWW-Authenticate"));
            discard(response);
            authorization.renew(who, challenges, call.doing());
            response = follow(call, authorization.header());
        }
        return response;
    }

    private Answer follow(Call first, Optional<String> who) throws IOException {
        Call call = first;
        for (int i = 0; i <= REDIRECTS; i++) {
            Answer response = send(call, who);
            Optional<String> location = response.headers().firstValue("Location");
            int status = response.statusCode();
            boolean elsewhere = status == 307 || status == 308 || (call.reads() && status / 100 == 3);
            if (!elsewhere || location.isEmpty()) {
                return response;
            }
            discard(response);
            call = call.to(next(call, location.get()));
        }
        throw failed(
                first.doing(),
                "it was redirected more than %d times".formatted(REDIRECTS),
                "is the registry set up well?");
    }

    /** Where an answer leads; relative to where it came from. */
    URI next(Call from, String location) {
        try {
            URI to = from.uri().resolve(location);
            if (Origin.of(to).equals(origin) || Origin.of(to).allowed()) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw failed(
                from.doing(), "it was redirected to '%s'".formatted(shortened(location)), "only https is followed");
    }

    /**
     * One request.
     *
     * @param who the value of {@code Authorization}, which goes along only to the registry itself
     */
    Answer send(Call call, Optional<String> who) throws IOException {
        boolean ours = Origin.of(call.uri()).equals(origin);
        return exchange(who.isPresent() && ours ? call.with("Authorization", who.get()) : call);
    }

    /** Sends a request that carries whatever it carries, wherever it goes. */
    Answer exchange(Call call) throws IOException {
        Call request = call.with("User-Agent", "mt");
        traffic.began(settings.clock().instant());
        try {
            return http.send(new Request(
                    request.method(),
                    request.uri(),
                    request.headers(),
                    request.body(),
                    patience(request),
                    request.repeatable()));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw Failure.cancelled(call.doing());
            }
            throw e;
        } finally {
            traffic.ended(settings.clock().instant());
        }
    }

    RemoteRepository.Sent sent() {
        return traffic.sent();
    }

    private Duration patience(Call call) throws IOException {
        long bytes = call.body().isPresent() ? call.body().get().size() : 0;
        return settings.patience().plusSeconds(bytes / BYTES_PER_SECOND);
    }

    /** Whether a server may be given a credential: by TLS, or without it where the registry itself is spoken to so. */
    boolean mayAuthenticateAt(URI uri) {
        boolean plain = settings.plainHttp() && Origin.of(uri).scheme().equals("http");
        return Origin.of(uri).allowed() || plain;
    }

    private Failure unbelieved(Call call, SSLHandshakeException cause) {
        return Failure.of(
                "%s: %s of %s failed, the certificate of %s is not believed"
                        .formatted(
                                reference.registry(),
                                call.doing(),
                                reference.repository(),
                                call.uri().getHost()),
                "does it have an authority of its own? name its certificate with --ca-file",
                cause);
    }

    private Failure unreachable(Call call, IOException cause) {
        return Failure.of(
                "%s: %s of %s failed, %s could not be reached"
                        .formatted(
                                reference.registry(),
                                call.doing(),
                                reference.repository(),
                                call.uri().getHost()),
                "is the name right, and the network up?",
                cause);
    }

    /** A failure of a connection that broke. */
    Failure broken(String doing, IOException cause) {
        return Failure.of(
                "%s: %s of %s failed, the connection broke"
                        .formatted(reference.registry(), doing, reference.repository()),
                "try again",
                cause);
    }

    InstantSource clock() {
        return settings.clock();
    }

    /** A failure that says what the registry answered; closes the answer. */
    Failure refused(Answer response, String doing) {
        return refused(response.statusCode(), ErrorBody.read(response), doing);
    }

    /** A failure that says what the registry answered, by {@link ErrorBody#read}. */
    Failure refused(int status, String why, String doing) {
        String who = authorization.anonymous()
                ? "the repository may be private, or not exist; nobody is logged in"
                : "may this login do that? the repository may also not exist";
        String hint =
                switch (status) {
                    case 401, 403 -> who;
                    case 404 -> "is the name right? %s was asked for".formatted(reference);
                    case 429 -> "the registry wants fewer requests: wait, and try again";
                    default -> status >= 500 ? "the registry has a problem: try again later" : "";
                };
        return failed(doing, "status %d%s".formatted(status, why), hint);
    }

    /** A failure of this repository. */
    Failure failed(String doing, String why, String hint) {
        return Failure.of(
                "%s: %s of %s failed: %s".formatted(reference.registry(), doing, reference.repository(), why), hint);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** Reads an answer that nobody wants, so that its connection serves again. */
    static void discard(Answer response) {
        try (InputStream body = response.body()) {
            body.readNBytes(1 << 16);
        } catch (IOException e) {
            // The next request makes a new connection.
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
