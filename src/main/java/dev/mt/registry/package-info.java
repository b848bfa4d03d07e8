/** The OCI distribution protocol (distribution specification 1.1): reading images out of registries. */
@NullMarked
package dev.mt.registry;

import org.jspecify.annotations.NullMarked;
