/** The language of RouterOS scripts: its tree, and the parser and the printer between the tree and the text. */
@NullMarked
package dev.mt.routeros.syntax;

import org.jspecify.annotations.NullMarked;
