package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.testing.TestingDockerRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs that another repository of the same registry has already (distribution specification, "Mounting a blob"). */
@Tag("machine")
class TestMounting {
    private static final ByteSource CONTENT = ByteSource.of("mounted");
    private static final Descriptor BLOB =
            Descriptor.of(new MediaType("application/octet-stream"), Digest.of("mounted"), 7);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingIsSentThatAnotherRepositoryHas() {
        try (TestingDockerRegistry registry = TestingDockerRegistry.start(folder);
                TestingProxy proxy = new TestingProxy(registry.host());
                RemoteRepository staging = repository(proxy, "staging");
                RemoteRepository target = repository(proxy, "target");
                RemoteRepository other = repository(proxy, "other")) {
            staging.push(BLOB, CONTENT, Optional.empty());
            proxy.misbehave((number, request) -> new TestingProxy.Fault.None());
            target.push(BLOB, CONTENT, Optional.of("x/staging"));
            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /v2/x/target/blobs/uploads/?mount=" + BLOB.digest());
            assertThat(target.has(BLOB)).isTrue();
            // One that has it not costs nothing but that request.
            other.push(BLOB, CONTENT, Optional.of("x/nothing"));
            assertThat(other.has(BLOB)).isTrue();
            assertThat(proxy.requests()).anyMatch(request -> request.startsWith("PATCH "));
        }
    }

    private static RemoteRepository repository(TestingProxy proxy, String name) {
        return RemoteRepository.writing(Reference.parse(proxy.host() + "/x/" + name), new TestingPolicies().settings());
    }
}
