/** Finds what is wrong with a script before a router does, for several versions of RouterOS at once. */
@NullMarked
package dev.mt.routeros.check;

import org.jspecify.annotations.NullMarked;
