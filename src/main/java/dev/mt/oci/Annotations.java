package dev.mt.oci;

/** Names that the OCI image specification (annotations.md) gives to annotations; they serve as labels too. */
public final class Annotations {
    private static final String PREFIX = "org.opencontainers.image.";

    public static final String CREATED = PREFIX + "created";
    public static final String DESCRIPTION = PREFIX + "description";
    public static final String LICENSES = PREFIX + "licenses";
    public static final String REVISION = PREFIX + "revision";
    public static final String SOURCE = PREFIX + "source";
    public static final String TITLE = PREFIX + "title";
    public static final String VERSION = PREFIX + "version";
    /** In a layout's {@code index.json}: the tag of an entry. */
    public static final String REF_NAME = PREFIX + "ref.name";

    private Annotations() {}
}
