/**
 * Secrets out of OpenBao, or HashiCorp's Vault, whose API it has: logs in, reads fields of its key/value stores, and takes its
 * token back.
 */
@NullMarked
package dev.mt.release.secrets;

import org.jspecify.annotations.NullMarked;
