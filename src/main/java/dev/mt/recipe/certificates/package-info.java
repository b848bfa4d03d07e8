/** The certificate authorities that the image trusts. */
@NullMarked
package dev.mt.recipe.certificates;

import org.jspecify.annotations.NullMarked;
