package dev.mt.routeros.simulator.net;

import dev.mt.routeros.simulator.net.NetworkProblem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * The network of the machine that the simulator runs on. It is waited for in real time; on the router's clock an answer
 * takes a round trip and what its bytes need on a line of a given speed, so that runs stay the same.
 */
public final class RealInternet implements Internet {
    /** What {@link java.net.http} sets itself and takes from nobody. */
    private static final Set<String> KEPT = Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final Line line;

    /** Over a line of this kind. */
    public RealInternet(Line line) {
        this.line = line;
    }

    @Override
    public Response exchange(Request request) throws NetworkProblem {
        SSLContext context = Certificates.context(request.trust());
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            HttpResponse<byte[]> answer = client.send(message(request), HttpResponse.BodyHandlers.ofByteArray());
            Headers headers = Headers.NONE;
            for (var field : answer.headers().map().entrySet()) {
                for (String value : field.getValue()) {
                    headers = headers.with(field.getKey(), value);
                }
            }
            Body body = Body.owning(answer.body());
            return new Response(answer.statusCode(), headers, body, line.time(body.length()));
        } catch (SSLException e) {
            throw new NetworkProblem(Kind.CERTIFICATE, Certificates.problem(e), line.roundTrip());
        } catch (HttpConnectTimeoutException e) {
            throw new NetworkProblem(Kind.TIMEOUT, "connecting to " + request.host(), Duration.ofSeconds(10));
        } catch (HttpTimeoutException e) {
            throw new NetworkProblem(Kind.TIMEOUT, "waiting for " + request.host(), request.patience());
        } catch (ConnectException e) {
            Kind kind = isUnresolved(e) ? Kind.RESOLVING : Kind.REFUSED;
            throw new NetworkProblem(kind, request.host(), line.roundTrip());
        } catch (IOException e) {
            throw new NetworkProblem(Kind.CLOSED, request.host(), line.roundTrip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkProblem(Kind.CLOSED, "the simulator was stopped", Duration.ZERO);
        }
    }

    private static boolean isUnresolved(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static HttpRequest message(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(request.patience())
                .method(
                        request.method(),
                        request.body().length() == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(
                                        request.body().bytes()));
        for (Headers.Field field : request.headers().fields()) {
            if (!KEPT.contains(field.name().toLowerCase(java.util.Locale.ROOT))) {
                builder.header(field.name(), field.value());
            }
        }
        return builder.build();
    }
}
