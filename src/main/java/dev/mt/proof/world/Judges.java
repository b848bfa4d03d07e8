package dev.mt.proof.world;

import java.nio.file.Path;

/**
 * Other people's programs that the image is judged with.
 *
 * @param headscale the control server
 * @param tailscale stock Tailscale's command line client
 * @param tailscaled stock Tailscale's daemon
 */
public record Judges(Path headscale, Path tailscale, Path tailscaled) {}
