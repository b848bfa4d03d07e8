/** {@code release.toml}: the names of a deployment. */
@NullMarked
package dev.mt.release.settings;

import org.jspecify.annotations.NullMarked;
