package dev.mt.release.publish;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.OciPlatform;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.AttachedFile;
import dev.mt.release.attest.AttachedFiles;
import dev.mt.release.attest.Attachments;
import dev.mt.release.attest.Bill;
import dev.mt.release.attest.Provenance;
import dev.mt.release.attest.TestResult;
import dev.mt.release.sign.Statement;
import dev.mt.release.sign.VerifyingKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether a release in a repository is whole, and is what a key says it is.
 *
 * @param repository where it is
 * @param key what has to have signed it
 */
public record ReleaseCheck(RemoteRepository repository, VerifyingKey key) {
    private static final int PLATFORMS = 4;
    /** What is attached without a signature of its own. */
    private static final Set<String> PLAIN = Set.of(Bill.TYPE.name(), Attachments.SYMBOLS.name());

    public ReleaseCheck {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(key, "key is null");
    }

    /**
     * One thing that was looked at.
     *
     * @param what it is
     * @param about which part of the release
     * @param good whether it is as it must be
     * @param detail what was found
     */
    public record Finding(String what, String about, boolean good, String detail) {
        public Finding {
            Objects.requireNonNull(what, "what is null");
            Objects.requireNonNull(about, "about is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /** Looks at everything; {@code tagOrDigest} leads to the index. */
    public List<Finding> check(String tagOrDigest) {
        Release release = new Publisher(repository, line -> {}, true).remote(tagOrDigest);
        List<Finding> findings = new ArrayList<>();
        findings.add(platforms(release));
        findings.add(images(release));
        Digest digest = release.descriptor().digest();
        List<AttachedFile> files = new AttachedFiles(repository).of(digest);
        findings.add(signature(files, "index"));
        findings.add(signed(files, "provenance", Provenance.TYPE, "index", ReleaseCheck::provenance));
        findings.add(signed(files, "SBOM", Bill.PREDICATE, "index", ReleaseCheck::bill));
        List<AttachedFile> all = new ArrayList<>(files);
        for (Descriptor each : release.index().manifests()) {
            String platform = each.platform().map(OciPlatform::toString).orElse("?");
            List<AttachedFile> own = new AttachedFiles(repository).of(each.digest());
            all.addAll(own);
            findings.add(signature(own, platform));
            findings.add(signed(own, "proof", TestResult.TYPE, platform, ReleaseCheck::proof));
        }
        findings.addAll(unsigned(files, all));
        return findings;
    }

    /**
     * Files without a signature of their own: those that the provenance names have to be there. Others may be anybody's, such as
     * a scanner's SBOM.
     */
    private List<Finding> unsigned(List<AttachedFile> ofIndex, List<AttachedFile> all) {
        Map<String, Digest> named = new LinkedHashMap<>();
        ofIndex.stream()
                .flatMap(file -> file.signedBy(key).stream())
                .filter(statement -> statement.predicateType().equals(Provenance.TYPE))
                .forEach(statement -> named.putAll(Provenance.byproducts(statement.predicate())));
        List<Finding> findings = new ArrayList<>();
        named.forEach((name, digest) -> {
            boolean there = all.stream().anyMatch(file -> file.blob().equals(digest));
            findings.add(new Finding("file", name, there, there ? "as the provenance says" : "is not attached"));
        });
        all.stream()
                .filter(file -> PLAIN.contains(file.type()) && !named.containsValue(file.blob()))
                .forEach(file -> findings.add(
                        new Finding("file", file.blob().toString(), true, "is attached too; nobody vouches for it")));
        return findings;
    }

    private static Finding platforms(Release release) {
        List<String> platforms = release.index().manifests().stream()
                .map(each -> each.platform().map(OciPlatform::toString).orElse("?"))
                .toList();
        boolean good = platforms.size() == PLATFORMS
                && new HashSet<>(platforms).size() == PLATFORMS
                && release.index().manifests().stream()
                        .allMatch(each ->
                                each.platform().flatMap(OciPlatform::known).isPresent());
        String version = release.tag().map(Object::toString).orElse("no release");
        return new Finding(
                "index", release.descriptor().digest().toString(), good, version + ": " + String.join(", ", platforms));
    }

    private Finding images(Release release) {
        try {
            new RemoteImages(repository).requireAll(release);
            return new Finding("manifests", "all platforms", true, "whole");
        } catch (Failure e) {
            return new Finding("manifests", "all platforms", false, e.text());
        }
    }

    /** Says what is wrong with a statement, or what it says. */
    @FunctionalInterface
    private interface Reader {
        Finding read(String what, String about, Statement statement);
    }

    private Finding signature(List<AttachedFile> files, String about) {
        return signed(
                files,
                "signature",
                Statement.SIGNED,
                about,
                (what, platform, statement) -> new Finding(what, platform, true, "of this key"));
    }

    private Finding signed(List<AttachedFile> files, String what, String type, String about, Reader reader) {
        List<Statement> statements = files.stream()
                .filter(AttachedFile::isBundle)
                .flatMap(file -> file.signedBy(key).stream())
                .filter(statement -> statement.predicateType().equals(type))
                .toList();
        if (statements.isEmpty()) {
            long others = files.stream()
                    .flatMap(file -> file.claimedSigner(type).stream())
                    .count();
            return new Finding(
                    what,
                    about,
                    false,
                    others == 0 ? "there is none" : "%d, none of them by this key about this".formatted(others));
        }
        List<Finding> read = statements.stream()
                .map(statement -> reader.read(what, about, statement))
                .toList();
        Optional<Finding> good = read.stream().filter(Finding::good).findFirst();
        return good.orElse(read.getFirst());
    }

    private static Finding provenance(String what, String about, Statement statement) {
        String unproven = String.join("; ", Provenance.unproven(statement.predicate()));
        String commit = statement
                .predicate()
                .path("buildDefinition")
                .path("resolvedDependencies")
                .path(0)
                .path("digest")
                .path("gitCommit")
                .asString("no commit named");
        return new Finding(what, about, true, unproven.isEmpty() ? commit : commit + "; unproven: " + unproven);
    }

    private static Finding bill(String what, String about, Statement statement) {
        boolean good = statement.predicate().path("bomFormat").asString("").equals("CycloneDX");
        return new Finding(
                what,
                about,
                good,
                "%d components"
                        .formatted(statement.predicate().path("components").size()));
    }

    private static Finding proof(String what, String about, Statement statement) {
        String result = statement.predicate().path("result").asString("no result");
        return new Finding(
                what,
                about,
                result.equals("PASSED"),
                "%s, %d checks"
                        .formatted(
                                result,
                                statement.predicate().path("passedTests").size()));
    }
}
