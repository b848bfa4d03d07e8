/** SSH to a simulated router: commands, a console, and files by SFTP. */
@NullMarked
package dev.mt.routeros.simulator.ssh;

import org.jspecify.annotations.NullMarked;
