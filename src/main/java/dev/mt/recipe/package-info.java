/** From pins to an image: toolchains, Tailscale, busybox, certificates, the root file system of each platform. */
@NullMarked
package dev.mt.recipe;

import org.jspecify.annotations.NullMarked;
