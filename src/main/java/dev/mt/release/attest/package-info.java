/** What is said about a release besides its images: where it comes from, what is in it, what was tried, what was left out. */
@NullMarked
package dev.mt.release.attest;

import org.jspecify.annotations.NullMarked;
