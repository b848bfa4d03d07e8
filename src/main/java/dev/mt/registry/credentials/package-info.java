/** Who we are for a registry: files and helpers of other tools, and the environment. */
@NullMarked
package dev.mt.registry.credentials;

import org.jspecify.annotations.NullMarked;
