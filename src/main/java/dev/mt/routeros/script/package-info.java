/** The scripts that routers run ({@code routeros/*.rsc}), and how a person's values get into them. */
@NullMarked
package dev.mt.routeros.script;

import org.jspecify.annotations.NullMarked;
