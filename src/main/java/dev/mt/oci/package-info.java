/**
 * Container images as the OCI image specification 1.1 describes them: file trees, layers, configurations, manifests,
 * indexes, and what holds them: layout folders and docker archives.
 */
@NullMarked
package dev.mt.oci;

import org.jspecify.annotations.NullMarked;
