/** Signatures over statements about releases, as sigstore's programs read them; made and checked with the JDK alone. */
@NullMarked
package dev.mt.release.sign;

import org.jspecify.annotations.NullMarked;
