/** RouterOS as scripts see it: its versions, language, command schemas, and a checker for scripts. */
@NullMarked
package dev.mt.routeros;

import org.jspecify.annotations.NullMarked;
