/** What a run takes of this machine, and gives back: a folder, hosts made of namespaces, processes in the background. */
@NullMarked
package dev.mt.proof.machine;

import org.jspecify.annotations.NullMarked;
