package dev.mt.routeros.simulator.fault;

/** A state of the world that hurts, for as long as it lasts. */
public enum Trouble {
    /** The uplink is down: nothing outside answers. */
    WAN_LOST,
    /** Names have no addresses. */
    DNS_DEAD,
    /** The registry answers every request with the status that is the trouble's amount (503 if none). */
    REGISTRY_FAILS,
    /** The registry sends that many bytes per second (2,000 if none). */
    REGISTRY_SLOW,
    /** Documents and blobs are not what their digests say. */
    REGISTRY_LIES,
    /** The registry says 429. */
    REGISTRY_LIMITS,
    /** Connections break in the middle of a body. */
    REGISTRY_BREAKS,
    /** The index has no entry for any router. */
    WRONG_ARCHITECTURE,
    /** Certificates are none that the router takes. */
    CERTIFICATE_UNKNOWN,
    /** Only the trouble's amount of flash is free at most. */
    FLASH_FULL,
    /** Containers that start end at once. */
    CONTAINER_EXITS,
    /** Containers that start never get healthy. */
    NEVER_HEALTHY,
    /** What a container is removed by takes that many seconds (60 if none). */
    SLOW_REMOVAL,
    /** An import is skipped as the same version, and leaves an empty root folder. */
    IMPORT_SKIPPED,
    /** The image's own entrypoint and command are not seen. */
    IMAGE_COMMAND_UNSEEN
}
