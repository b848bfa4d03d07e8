/** Settings in TOML that complain with file and key. */
@NullMarked
package dev.mt.core.toml;

import org.jspecify.annotations.NullMarked;
