/**
 * Which menus, commands and arguments each version of RouterOS has. The program carries twelve versions as one text
 * resource: what all versions share stands there once, differences are marked with the versions that have them.
 */
@NullMarked
package dev.mt.routeros.schema;

import org.jspecify.annotations.NullMarked;
